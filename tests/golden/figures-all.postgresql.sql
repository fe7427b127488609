SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"figures":null,"":1}'
      ELSE '{"figures":[' || (
    SELECT '{"measure":{"name":' || to_json((:param_1::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_3.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_3.n)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_2::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_3::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_2
    FROM (
      SELECT (
        SELECT count(*) AS count_1
        FROM core_centre
          JOIN core_division_version AS spot ON spot.division_id = core_centre.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_1::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND core_centre.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_centre.valid_to
      ) AS n
    ) AS anon_3
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_4::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_5.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_5.n)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_5::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_6::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_4
    FROM (
      SELECT (
        SELECT count(*) AS count_2
        FROM core_division_version AS spot
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_2::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND spot.level = :level_1::VARCHAR
      ) AS n
    ) AS anon_5
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_7::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_7.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_7.n)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_8::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_9::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_6
    FROM (
      SELECT (
        SELECT count(*) AS count_3
        FROM core_division_version AS spot
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND spot.level = :level_2::VARCHAR
      ) AS n
    ) AS anon_7
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_10::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_9.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_9.n)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_11::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_12::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_8
    FROM (
      SELECT (
        SELECT count(DISTINCT grid_camera_site.site_kind) AS count_4
        FROM grid_camera_site
          JOIN core_division_version AS spot ON spot.division_id = grid_camera_site.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_4::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_camera_site.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_camera_site.valid_to
          AND grid_camera_site.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_camera_site.state = :state_1::VARCHAR
          AND grid_camera_site.site_kind != :site_kind_1::VARCHAR
      ) AS n
    ) AS anon_9
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_13::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_11.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_11.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_14::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_15::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_10
    FROM (
      SELECT (
        SELECT sum(comparable.declines) AS sum_1
        FROM (
          SELECT CASE WHEN (sum(CASE WHEN (grid_crime_statistic.month >= :p2_from::DATE AND
              grid_crime_statistic.month < :p2_end::DATE) THEN grid_crime_statistic.value END) < sum(
              CASE WHEN (grid_crime_statistic.month >= :p2_year_before_from::DATE AND
              grid_crime_statistic.month < :p2_year_before_end::DATE) THEN
              grid_crime_statistic.value END)) THEN :param_16::INTEGER ELSE :param_17::INTEGER END
              AS declines
          FROM grid_crime_statistic
            JOIN core_division_version AS spot ON spot.division_id =
              grid_crime_statistic.division_id
          WHERE spot.valid_from <= grid_crime_statistic.placed_on
            AND grid_crime_statistic.placed_on < spot.valid_to
            AND spot.path >= core_division_version_1.path
            AND spot.path < (core_division_version_1.path || :path_5::VARCHAR)
            AND spot.path >= :v_low::VARCHAR COLLATE "C"
            AND spot.path < :v_high::VARCHAR COLLATE "C"
            AND grid_crime_statistic.county_id = ANY (:v_on_grid::VARCHAR[])
            AND grid_crime_statistic.division_id = core_division_version_1.division_id
            AND grid_crime_statistic.status = :status_1::VARCHAR
            AND (grid_crime_statistic.month >= :p2_from::DATE AND grid_crime_statistic.month <
              :p2_end::DATE OR grid_crime_statistic.month >= :p2_year_before_from::DATE AND
              grid_crime_statistic.month < :p2_year_before_end::DATE)
          GROUP BY grid_crime_statistic.indicator
          HAVING sum(CASE WHEN (grid_crime_statistic.month >= :p2_from::DATE AND
              grid_crime_statistic.month < :p2_end::DATE) THEN :param_18::INTEGER ELSE
              :param_19::INTEGER END) = :p2_whole_months::INTEGER
            AND sum(CASE WHEN (grid_crime_statistic.month >= :p2_year_before_from::DATE AND
              grid_crime_statistic.month < :p2_year_before_end::DATE) THEN :param_20::INTEGER ELSE
              :param_21::INTEGER END) = :p2_whole_months::INTEGER
        ) AS comparable
      ) AS n
    ) AS anon_11
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_22::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_13.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_13.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_23::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_24::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_12
    FROM (
      SELECT (
        SELECT count(DISTINCT spot.division_id) AS count_5
        FROM grid_channel
          JOIN core_division_version AS spot ON spot.division_id = grid_channel.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_6::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_channel.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_channel.valid_to
          AND grid_channel.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_channel.state = :state_2::VARCHAR
      ) AS n
    ) AS anon_13
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_25::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_15.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_15.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_26::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_27::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_14
    FROM (
      SELECT (
        SELECT count(*) AS count_6
        FROM grid_grid
          JOIN core_division_version AS spot ON spot.division_id = grid_grid.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_7::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_grid.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_grid.valid_to
          AND grid_grid.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_grid.kind IN (:kind_1_1::VARCHAR, :kind_1_2::VARCHAR)
      ) AS n
    ) AS anon_15
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_28::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_17.d IS NULL OR anon_17.d = :d_1::INTEGER) THEN
        '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((CAST(anon_17.n AS FLOAT) / CAST(
        nullif(anon_17.d, :nullif_1::INTEGER) AS NUMERIC))::float8, 'NaN'), 'Infinity'), '-Infinity'))
        ::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((anon_17.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((anon_17.d)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_16
    FROM (
      SELECT (
        SELECT count(*) AS count_7
        FROM grid_key_site
          JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_8::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_key_site.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_key_site.valid_to
          AND grid_key_site.county_id = ANY (:v_on_grid::VARCHAR[])
          AND (EXISTS (
          SELECT grid_camera_site.id
          FROM grid_camera_site
          WHERE grid_camera_site.county_id = grid_key_site.county_id
            AND grid_camera_site.key_site_id = grid_key_site.id
            AND grid_camera_site.state = :state_3::VARCHAR
            AND grid_camera_site.valid_from <= :p2_last::DATE
            AND :p2_last::DATE < grid_camera_site.valid_to
        ))
      ) AS n, (
        SELECT count(*) AS count_8
        FROM grid_key_site
          JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_9::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_key_site.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_key_site.valid_to
          AND grid_key_site.county_id = ANY (:v_on_grid::VARCHAR[])
      ) AS d
    ) AS anon_17
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_29::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_19.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_19.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_30::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_31::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_18
    FROM (
      SELECT (
        SELECT count(DISTINCT grid_staff.person_id) AS count_9
        FROM grid_staff
          JOIN core_division_version AS spot ON spot.division_id = grid_staff.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_10::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_staff.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_staff.valid_to
          AND grid_staff.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_staff.role = :role_1::VARCHAR
      ) AS n
    ) AS anon_19
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_32::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_21.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_21.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_33::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_34::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_20
    FROM (
      SELECT (
        SELECT count(DISTINCT grid_staff.person_id) AS count_10
        FROM grid_staff
          JOIN core_division_version AS spot ON spot.division_id = grid_staff.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_11::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_staff.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_staff.valid_to
          AND grid_staff.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_staff.role = :role_2::VARCHAR
      ) AS n
    ) AS anon_21
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_35::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_23.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_23.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_36::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_37::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_22
    FROM (
      SELECT (
        SELECT count(*) AS count_11
        FROM (
          SELECT (each_span.value ->> 0)::date AS middle, (each_span.value ->> 1)::date AS
              latest_start, (each_span.value ->> 2)::date AS earliest_end, (each_span.value ->> 3)
              ::int AS needed
          FROM json_array_elements((:p2_months::VARCHAR)::json) AS each_span
        ) AS span
          JOIN core_division_version AS spot ON spot.valid_from <= span.middle
          AND span.middle < spot.valid_to
          JOIN core_division AS unit ON unit.id = spot.division_id
        WHERE unit.opened_on <= span.latest_start
          AND unit.closed_on > span.earliest_end
          AND (least(unit.closed_on, date '9999-12-31') - unit.opened_on) >= span.needed
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_12::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND spot.level = :level_3::VARCHAR
          AND spot.county_id = ANY (:v_on_mechanism::VARCHAR[])
      ) AS n
    ) AS anon_23
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_38::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_25.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_25.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_39::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_40::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_24
    FROM (
      SELECT (
        SELECT count(*) AS count_12
        FROM mechanism_order
          JOIN core_division_version AS spot ON spot.division_id = mechanism_order.division_id
        WHERE spot.valid_from <= mechanism_order.placed_on
          AND mechanism_order.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_13::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND mechanism_order.county_id = ANY (:v_on_mechanism::VARCHAR[])
          AND mechanism_order.opened_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
          AND mechanism_order.opened_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
          AND mechanism_order.kind = :kind_2::VARCHAR
          AND mechanism_order.issuer_level = :issuer_level_1::VARCHAR
          AND (mechanism_order.status != :status_2::VARCHAR OR mechanism_order.received_at IS NOT
            NULL)
      ) AS n
    ) AS anon_25
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_41::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_27.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_27.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_42::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_43::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_26
    FROM (
      SELECT (
        SELECT count(*) AS count_13
        FROM mechanism_order
          JOIN core_division_version AS spot ON spot.division_id = mechanism_order.division_id
        WHERE spot.valid_from <= mechanism_order.placed_on
          AND mechanism_order.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_14::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND mechanism_order.county_id = ANY (:v_on_mechanism::VARCHAR[])
          AND mechanism_order.opened_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
          AND mechanism_order.opened_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
          AND mechanism_order.kind = :kind_3::VARCHAR
          AND mechanism_order.issuer_level = :issuer_level_2::VARCHAR
          AND (mechanism_order.status != :status_3::VARCHAR OR mechanism_order.received_at IS NOT
            NULL)
      ) AS n
    ) AS anon_27
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_44::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_29.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_29.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_45::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_46::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_28
    FROM (
      SELECT (
        SELECT count(*) AS count_14
        FROM (
          SELECT (each_span.value ->> 0)::date AS middle, (each_span.value ->> 1)::date AS
              latest_start, (each_span.value ->> 2)::date AS earliest_end, (each_span.value ->> 3)
              ::int AS needed
          FROM json_array_elements((:p2_half_months::VARCHAR)::json) AS each_span
        ) AS span
          JOIN core_division_version AS spot ON spot.valid_from <= span.middle
          AND span.middle < spot.valid_to
          JOIN core_division AS unit ON unit.id = spot.division_id
        WHERE unit.opened_on <= span.latest_start
          AND unit.closed_on > span.earliest_end
          AND (least(unit.closed_on, date '9999-12-31') - unit.opened_on) >= span.needed
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_15::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND spot.level = :level_4::VARCHAR
          AND spot.county_id = ANY (:v_on_mechanism::VARCHAR[])
      ) AS n
    ) AS anon_29
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_47::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_31.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_31.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_48::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_49::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_30
    FROM (
      SELECT (
        SELECT count(*) AS count_15
        FROM (
          SELECT (each_span.value ->> 0)::date AS middle, (each_span.value ->> 1)::date AS
              latest_start, (each_span.value ->> 2)::date AS earliest_end, (each_span.value ->> 3)
              ::int AS needed
          FROM json_array_elements((:p2_weeks::VARCHAR)::json) AS each_span
        ) AS span
          JOIN core_division_version AS spot ON spot.valid_from <= span.middle
          AND span.middle < spot.valid_to
          JOIN core_division AS unit ON unit.id = spot.division_id
        WHERE unit.opened_on <= span.latest_start
          AND unit.closed_on > span.earliest_end
          AND (least(unit.closed_on, date '9999-12-31') - unit.opened_on) >= span.needed
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_16::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND spot.level = :level_5::VARCHAR
          AND spot.county_id = ANY (:v_on_mechanism::VARCHAR[])
      ) AS n
    ) AS anon_31
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_50::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_33.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_33.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_51::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_52::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_32
    FROM (
      SELECT (
        SELECT count(*) AS count_16
        FROM mechanism_order
          JOIN core_division_version AS spot ON spot.division_id = mechanism_order.division_id
        WHERE spot.valid_from <= mechanism_order.placed_on
          AND mechanism_order.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_17::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND mechanism_order.county_id = ANY (:v_on_mechanism::VARCHAR[])
          AND mechanism_order.opened_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
          AND mechanism_order.opened_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
          AND mechanism_order.kind = :kind_4::VARCHAR
          AND mechanism_order.issuer_level = :issuer_level_3::VARCHAR
          AND (mechanism_order.status != :status_4::VARCHAR OR mechanism_order.received_at IS NOT
            NULL)
      ) AS n
    ) AS anon_33
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_53::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_35.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_35.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_54::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_55::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_34
    FROM (
      SELECT (
        SELECT count(*) AS count_17
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_18::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND mediation_dispute.county_id = ANY (:v_on_mediation::VARCHAR[])
          AND mediation_dispute.accepted_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.accepted_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.status != :status_5::VARCHAR
      ) AS n
    ) AS anon_35
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_56::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_37.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_37.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_57::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_58::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_36
    FROM (
      SELECT (
        SELECT coalesce(sum(mediation_dispute_party.people), :coalesce_2::INTEGER) AS coalesce_1
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
          JOIN mediation_dispute_party ON mediation_dispute_party.county_id =
            mediation_dispute.county_id
          AND mediation_dispute_party.dispute_id = mediation_dispute.id
          AND mediation_dispute_party.is_natural_person
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_19::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND mediation_dispute.county_id = ANY (:v_on_mediation::VARCHAR[])
          AND mediation_dispute.settled_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.settled_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.outcome IN (:outcome_1_1::VARCHAR, :outcome_1_2::VARCHAR,
            :outcome_1_3::VARCHAR)
      ) AS n
    ) AS anon_37
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_59::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_39.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_39.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_60::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_61::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_38
    FROM (
      SELECT (
        SELECT count(*) AS count_18
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_20::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND mediation_dispute.county_id = ANY (:v_on_mediation::VARCHAR[])
          AND mediation_dispute.settled_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.settled_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.outcome IN (:outcome_2_1::VARCHAR, :outcome_2_2::VARCHAR,
            :outcome_2_3::VARCHAR)
      ) AS n
    ) AS anon_39
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_62::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_41.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_41.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_63::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_64::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_40
    FROM (
      SELECT (
        SELECT count(DISTINCT party_post.person_id) AS count_19
        FROM party_post
          JOIN core_division_version AS spot ON spot.division_id = party_post.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_21::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND party_post.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < party_post.valid_to
          AND party_post.county_id = ANY (:v_on_party::VARCHAR[])
          AND party_post.position IN (:position_1_1::VARCHAR, :position_1_2::VARCHAR)
          AND party_post.state IN (:state_4_1::VARCHAR, :state_4_2::VARCHAR)
          AND spot.level = :level_6::VARCHAR
      ) AS n
    ) AS anon_41
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_65::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_43.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_43.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_66::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_67::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_42
    FROM (
      SELECT (
        SELECT count(DISTINCT party_post.person_id) AS count_20
        FROM party_post
          JOIN core_division_version AS spot ON spot.division_id = party_post.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_22::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND party_post.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < party_post.valid_to
          AND party_post.county_id = ANY (:v_on_party::VARCHAR[])
          AND party_post.position IN (:position_2_1::VARCHAR)
          AND party_post.state IN (:state_5_1::VARCHAR, :state_5_2::VARCHAR)
      ) AS n
    ) AS anon_43
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_68::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_45.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_45.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_69::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_70::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_44
    FROM (
      SELECT (
        SELECT count(*) AS count_21
        FROM party_office_merger
          JOIN core_division_version AS spot ON spot.division_id = party_office_merger.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_23::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND party_office_merger.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < party_office_merger.valid_to
          AND party_office_merger.county_id = ANY (:v_on_party::VARCHAR[])
      ) AS n
    ) AS anon_45
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_71::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_47.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_47.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_72::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_73::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_46
    FROM (
      SELECT (
        SELECT count(DISTINCT spot.division_id) AS count_22
        FROM party_post
          JOIN core_division_version AS spot ON spot.division_id = party_post.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_24::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND party_post.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < party_post.valid_to
          AND party_post.county_id = ANY (:v_on_party::VARCHAR[])
          AND party_post.position IN (:position_3_1::VARCHAR)
          AND party_post.state IN (:state_6_1::VARCHAR, :state_6_2::VARCHAR)
          AND spot.level = :level_7::VARCHAR
      ) AS n
    ) AS anon_47
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_74::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_49.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_49.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_75::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_76::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_48
    FROM (
      SELECT (
        SELECT count(DISTINCT party_post.person_id) AS count_23
        FROM party_post
          JOIN core_division_version AS spot ON spot.division_id = party_post.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_25::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND party_post.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < party_post.valid_to
          AND party_post.county_id = ANY (:v_on_party::VARCHAR[])
          AND party_post.position IN (:position_4_1::VARCHAR)
          AND party_post.state IN (:state_7_1::VARCHAR, :state_7_2::VARCHAR)
          AND spot.kind IN (:kind_5_1::VARCHAR, :kind_5_2::VARCHAR)
      ) AS n
    ) AS anon_49
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_77::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_51.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_51.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_78::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_79::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_50
    FROM (
      SELECT (
        SELECT count(*) AS count_24
        FROM party_training
          JOIN core_division_version AS spot ON spot.division_id = party_training.division_id
        WHERE spot.valid_from <= party_training.placed_on
          AND party_training.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_26::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND party_training.county_id = ANY (:v_on_party::VARCHAR[])
          AND party_training.held_on >= :p2_from::DATE
          AND party_training.held_on < :p2_end::DATE
          AND (EXISTS (
          SELECT party_training_attendance.id
          FROM party_training_attendance
          WHERE party_training_attendance.county_id = party_training.county_id
            AND party_training_attendance.training_id = party_training.id
            AND party_training_attendance.present IS true
        ))
      ) AS n
    ) AS anon_51
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_80::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_53.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_53.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_81::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_82::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_52
    FROM (
      SELECT (
        SELECT count(DISTINCT spot.division_id) AS count_25
        FROM party_post
          JOIN core_division_version AS spot ON spot.division_id = party_post.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_27::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND party_post.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < party_post.valid_to
          AND party_post.county_id = ANY (:v_on_party::VARCHAR[])
          AND party_post.position IN (:position_5_1::VARCHAR)
          AND party_post.state IN (:state_8_1::VARCHAR, :state_8_2::VARCHAR)
          AND spot.level = :level_8::VARCHAR
      ) AS n
    ) AS anon_53
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_83::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_55.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_55.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_84::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_85::FLOAT)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_54
    FROM (
      SELECT (
        SELECT count(DISTINCT services_assistance_case.person_id) AS count_26
        FROM services_assistance_case
          JOIN core_division_version AS spot ON spot.division_id =
            services_assistance_case.division_id
        WHERE spot.valid_from <= services_assistance_case.placed_on
          AND services_assistance_case.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_28::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND services_assistance_case.county_id = ANY (:v_on_services::VARCHAR[])
          AND services_assistance_case.activated_at < :p2_last_end_at::TIMESTAMP WITH TIME ZONE
          AND (services_assistance_case.closed_at IS NULL OR services_assistance_case.closed_at >=
            :p2_last_end_at::TIMESTAMP WITH TIME ZONE)
      ) AS n
    ) AS anon_55
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C" OR
      core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_86::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

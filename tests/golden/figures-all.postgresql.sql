SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"figures":null,"":1}'
      ELSE '{"figures":' || (
    SELECT '[{"measure":{"name":"core.centres"},"status":"AVAILABLE","value":' || coalesce(to_json(
        nullif(nullif(nullif((anon_3.n0)::float8, 'NaN'), 'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":null,"denominator":null},{"measure":{"name":"core.townships"},"status":' ||
        CASE WHEN (anon_4.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_4.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":null,"denominator":null},{"measure":{"name":"core.villages"},"status":' ||
        CASE WHEN (anon_5.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_5.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.camera_site_kinds"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_6.n0)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.declining_indicators"},"status":'
        || CASE WHEN (anon_7.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_7.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.divisions_with_channel"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_8.n0)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.grids"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_9.n0)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.key_sites_covered"},"status":'
        || CASE WHEN (anon_10.n1 IS NULL OR anon_10.n1 = :n1_1::INTEGER) THEN '"NOT_RECORDED"' ELSE
        '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((CAST(anon_10.n0 AS FLOAT) / CAST(
        nullif(anon_10.n1, :nullif_1::INTEGER) AS NUMERIC))::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((anon_10.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((anon_10.n1)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || '},{"measure":{"name":"grid.leaders"},"status":"AVAILABLE","value":' || coalesce(to_json(
        nullif(nullif(nullif((anon_11.n0)::float8, 'NaN'), 'Infinity'), '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"grid.members"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_11.n1)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.county_meetings_due"},"status":'
        || CASE WHEN (anon_12.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_12.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.dispatches"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_13.n0)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.supervisions"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_13.n1)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.township_meetings_due"},"status":'
        || CASE WHEN (anon_14.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_14.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.village_meetings_due"},"status":'
        || CASE WHEN (anon_15.n0 IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_15.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mechanism.whistles"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_13.n2)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mediation.accepted"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_16.n0)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mediation.people_helped"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_16.n1)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"mediation.settled"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_16.n2)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.centre_staff"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_17.n0)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.commissioners"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_17.n1)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.offices_merged"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_18.n0)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.political_legal_members"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_17.n2)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.specialists"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_17.n3)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.trainings_held"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_19.n0)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"party.villages_with_commissioner"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_17.n4)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      ||
        ',"numerator":null,"denominator":null},{"measure":{"name":"services.people_supported"},"status":"AVAILABLE","value":'
        || coalesce(to_json(nullif(nullif(nullif((anon_20.n0)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null') || ',"numerator":null,"denominator":null}]' AS anon_2
    FROM (
      SELECT count(*) AS n0
      FROM core_centre AS core_centre_1
      WHERE core_centre_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < core_centre_1.valid_to
        AND core_centre_1.path >= core_division_version_1.path
        AND core_centre_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        AND core_centre_1.path >= :v_low::VARCHAR COLLATE "C"
        AND core_centre_1.path < :v_high::VARCHAR COLLATE "C"
    ) AS anon_3, (
      SELECT (
        SELECT count(*) AS count_1
        FROM core_division_version AS core_division_version_2
        WHERE core_division_version_2.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_2.valid_to
          AND core_division_version_2.level = :level_1::VARCHAR
          AND core_division_version_2.path >= core_division_version_1.path
          AND core_division_version_2.path < (core_division_version_1.path || :path_2::VARCHAR)
          AND core_division_version_2.path >= :v_low::VARCHAR COLLATE "C"
          AND core_division_version_2.path < :v_high::VARCHAR COLLATE "C"
      ) AS n0
    ) AS anon_4, (
      SELECT (
        SELECT count(*) AS count_2
        FROM core_division_version AS core_division_version_3
        WHERE core_division_version_3.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_3.valid_to
          AND core_division_version_3.level = :level_2::VARCHAR
          AND core_division_version_3.path >= core_division_version_1.path
          AND core_division_version_3.path < (core_division_version_1.path || :path_3::VARCHAR)
          AND core_division_version_3.path >= :v_low::VARCHAR COLLATE "C"
          AND core_division_version_3.path < :v_high::VARCHAR COLLATE "C"
      ) AS n0
    ) AS anon_5, (
      SELECT count(DISTINCT grid_camera_site_1.site_kind) AS n0
      FROM grid_camera_site AS grid_camera_site_1
      WHERE grid_camera_site_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < grid_camera_site_1.valid_to
        AND (grid_camera_site_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND grid_camera_site_1.path >= core_division_version_1.path
        AND grid_camera_site_1.path < (core_division_version_1.path || :path_4::VARCHAR)
        AND grid_camera_site_1.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_camera_site_1.path < :v_high::VARCHAR COLLATE "C"
        AND grid_camera_site_1.site_kind != :site_kind_1::VARCHAR
        AND grid_camera_site_1.state = :state_1::VARCHAR
    ) AS anon_6, (
      SELECT (
        SELECT sum(comparable.declines) AS sum_1
        FROM (
          SELECT CASE WHEN (sum(CASE WHEN (grid_crime_statistic_1.month >= :p2_from::DATE AND
              grid_crime_statistic_1.month < :p2_end::DATE) THEN grid_crime_statistic_1.value END) <
              sum(CASE WHEN (grid_crime_statistic_1.month >= :p2_year_before_from::DATE AND
              grid_crime_statistic_1.month < :p2_year_before_end::DATE) THEN
              grid_crime_statistic_1.value END)) THEN :param_1::INTEGER ELSE :param_2::INTEGER END
              AS declines
          FROM grid_crime_statistic AS grid_crime_statistic_1
          WHERE (grid_crime_statistic_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE
              "C") COLLATE "POSIX"
            AND grid_crime_statistic_1.path >= core_division_version_1.path
            AND grid_crime_statistic_1.path < (core_division_version_1.path || :path_5::VARCHAR)
            AND grid_crime_statistic_1.path >= :v_low::VARCHAR COLLATE "C"
            AND grid_crime_statistic_1.path < :v_high::VARCHAR COLLATE "C"
            AND grid_crime_statistic_1.division_id = core_division_version_1.division_id
            AND grid_crime_statistic_1.status = :status_1::VARCHAR
            AND (grid_crime_statistic_1.month >= :p2_from::DATE AND grid_crime_statistic_1.month <
              :p2_end::DATE OR grid_crime_statistic_1.month >= :p2_year_before_from::DATE AND
              grid_crime_statistic_1.month < :p2_year_before_end::DATE)
          GROUP BY grid_crime_statistic_1.indicator
          HAVING sum(CASE WHEN (grid_crime_statistic_1.month >= :p2_from::DATE AND
              grid_crime_statistic_1.month < :p2_end::DATE) THEN :param_3::INTEGER ELSE
              :param_4::INTEGER END) = :p2_whole_months::INTEGER
            AND sum(CASE WHEN (grid_crime_statistic_1.month >= :p2_year_before_from::DATE AND
              grid_crime_statistic_1.month < :p2_year_before_end::DATE) THEN :param_5::INTEGER ELSE
              :param_6::INTEGER END) = :p2_whole_months::INTEGER
        ) AS comparable
      ) AS n0
    ) AS anon_7, (
      SELECT count(DISTINCT grid_channel_1.division_id) AS n0
      FROM grid_channel AS grid_channel_1
      WHERE grid_channel_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < grid_channel_1.valid_to
        AND (grid_channel_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND grid_channel_1.path >= core_division_version_1.path
        AND grid_channel_1.path < (core_division_version_1.path || :path_6::VARCHAR)
        AND grid_channel_1.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_channel_1.path < :v_high::VARCHAR COLLATE "C"
        AND grid_channel_1.state = :state_2::VARCHAR
    ) AS anon_8, (
      SELECT count(*) AS n0
      FROM grid_grid AS grid_grid_1
      WHERE grid_grid_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < grid_grid_1.valid_to
        AND (grid_grid_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND grid_grid_1.path >= core_division_version_1.path
        AND grid_grid_1.path < (core_division_version_1.path || :path_7::VARCHAR)
        AND grid_grid_1.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_grid_1.path < :v_high::VARCHAR COLLATE "C"
        AND grid_grid_1.kind IN (:kind_1_1::VARCHAR, :kind_1_2::VARCHAR)
    ) AS anon_9, (
      SELECT count(*) FILTER (WHERE EXISTS (
        SELECT grid_camera_site_2.id
        FROM grid_camera_site AS grid_camera_site_2
        WHERE grid_camera_site_2.county_id = grid_key_site_1.county_id
          AND grid_camera_site_2.key_site_id = grid_key_site_1.id
          AND grid_camera_site_2.state = :state_3::VARCHAR
          AND grid_camera_site_2.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_camera_site_2.valid_to
      )) AS n0, count(*) AS n1
      FROM grid_key_site AS grid_key_site_1
      WHERE grid_key_site_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < grid_key_site_1.valid_to
        AND (grid_key_site_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND grid_key_site_1.path >= core_division_version_1.path
        AND grid_key_site_1.path < (core_division_version_1.path || :path_8::VARCHAR)
        AND grid_key_site_1.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_key_site_1.path < :v_high::VARCHAR COLLATE "C"
    ) AS anon_10, (
      SELECT count(DISTINCT grid_staff_1.person_id) FILTER (WHERE grid_staff_1.role =
          :role_1::VARCHAR) AS n0, count(DISTINCT grid_staff_1.person_id) FILTER (WHERE
          grid_staff_1.role = :role_2::VARCHAR) AS n1
      FROM grid_staff AS grid_staff_1
      WHERE grid_staff_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < grid_staff_1.valid_to
        AND (grid_staff_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND grid_staff_1.path >= core_division_version_1.path
        AND grid_staff_1.path < (core_division_version_1.path || :path_9::VARCHAR)
        AND grid_staff_1.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_staff_1.path < :v_high::VARCHAR COLLATE "C"
        AND (grid_staff_1.role = :role_1::VARCHAR OR grid_staff_1.role = :role_2::VARCHAR)
    ) AS anon_11, (
      SELECT (
        SELECT count(*) AS count_3
        FROM (
          SELECT (each_span.value ->> 0)::date AS middle, (each_span.value ->> 1)::date AS
              latest_start, (each_span.value ->> 2)::date AS earliest_end, (each_span.value ->> 3)
              ::int AS needed
          FROM json_array_elements((:p2_months::VARCHAR)::json) AS each_span
        ) AS span, core_division_version AS core_division_version_4, core_division AS
            core_division_1
        WHERE core_division_version_4.valid_from <= span.middle
          AND span.middle < core_division_version_4.valid_to
          AND core_division_1.id = core_division_version_4.division_id
          AND core_division_1.opened_on <= span.latest_start
          AND core_division_1.closed_on > span.earliest_end
          AND (least(core_division_1.closed_on, date '9999-12-31') - core_division_1.opened_on) >=
            span.needed
          AND CASE WHEN (core_division_version_4.division_id = core_division_version_4.county_id)
            THEN true ELSE false END
          AND (core_division_version_4.county_id) COLLATE "POSIX" = (:v_on_mechanism::VARCHAR
            COLLATE "C") COLLATE "POSIX"
          AND core_division_version_4.path >= core_division_version_1.path
          AND core_division_version_4.path < (core_division_version_1.path || :path_10::VARCHAR)
          AND core_division_version_4.path >= :v_low::VARCHAR COLLATE "C"
          AND core_division_version_4.path < :v_high::VARCHAR COLLATE "C"
      ) AS n0
    ) AS anon_12, (
      SELECT count(*) FILTER (WHERE mechanism_order_1.opened_at >= :p2_from_at::TIMESTAMP WITH TIME
          ZONE AND mechanism_order_1.opened_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mechanism_order_1.kind = :kind_2::VARCHAR AND mechanism_order_1.issuer_level =
          :issuer_level_1::VARCHAR AND (mechanism_order_1.status != :status_2::VARCHAR OR
          mechanism_order_1.received_at IS NOT NULL)) AS n0, count(*) FILTER (WHERE
          mechanism_order_1.opened_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE AND
          mechanism_order_1.opened_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mechanism_order_1.kind = :kind_3::VARCHAR AND mechanism_order_1.issuer_level =
          :issuer_level_2::VARCHAR AND (mechanism_order_1.status != :status_3::VARCHAR OR
          mechanism_order_1.received_at IS NOT NULL)) AS n1, count(*) FILTER (WHERE
          mechanism_order_1.opened_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE AND
          mechanism_order_1.opened_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mechanism_order_1.kind = :kind_4::VARCHAR AND mechanism_order_1.issuer_level =
          :issuer_level_3::VARCHAR AND (mechanism_order_1.status != :status_4::VARCHAR OR
          mechanism_order_1.received_at IS NOT NULL)) AS n2
      FROM mechanism_order AS mechanism_order_1
      WHERE (mechanism_order_1.county_id) COLLATE "POSIX" = (:v_on_mechanism::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND mechanism_order_1.path >= core_division_version_1.path
        AND mechanism_order_1.path < (core_division_version_1.path || :path_11::VARCHAR)
        AND mechanism_order_1.path >= :v_low::VARCHAR COLLATE "C"
        AND mechanism_order_1.path < :v_high::VARCHAR COLLATE "C"
        AND (mechanism_order_1.opened_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE AND
          mechanism_order_1.opened_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mechanism_order_1.kind = :kind_2::VARCHAR AND mechanism_order_1.issuer_level =
          :issuer_level_1::VARCHAR AND (mechanism_order_1.status != :status_2::VARCHAR OR
          mechanism_order_1.received_at IS NOT NULL) OR mechanism_order_1.opened_at >=
          :p2_from_at::TIMESTAMP WITH TIME ZONE AND mechanism_order_1.opened_at <
          :p2_end_at::TIMESTAMP WITH TIME ZONE AND mechanism_order_1.kind = :kind_3::VARCHAR AND
          mechanism_order_1.issuer_level = :issuer_level_2::VARCHAR AND (mechanism_order_1.status !=
          :status_3::VARCHAR OR mechanism_order_1.received_at IS NOT NULL) OR
          mechanism_order_1.opened_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE AND
          mechanism_order_1.opened_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mechanism_order_1.kind = :kind_4::VARCHAR AND mechanism_order_1.issuer_level =
          :issuer_level_3::VARCHAR AND (mechanism_order_1.status != :status_4::VARCHAR OR
          mechanism_order_1.received_at IS NOT NULL))
    ) AS anon_13, (
      SELECT (
        SELECT count(*) AS count_4
        FROM (
          SELECT (each_span.value ->> 0)::date AS middle, (each_span.value ->> 1)::date AS
              latest_start, (each_span.value ->> 2)::date AS earliest_end, (each_span.value ->> 3)
              ::int AS needed
          FROM json_array_elements((:p2_half_months::VARCHAR)::json) AS each_span
        ) AS span, core_division_version AS core_division_version_5, core_division AS
            core_division_2
        WHERE core_division_version_5.valid_from <= span.middle
          AND span.middle < core_division_version_5.valid_to
          AND core_division_2.id = core_division_version_5.division_id
          AND core_division_2.opened_on <= span.latest_start
          AND core_division_2.closed_on > span.earliest_end
          AND (least(core_division_2.closed_on, date '9999-12-31') - core_division_2.opened_on) >=
            span.needed
          AND CASE WHEN (core_division_version_5.level = :level_3::VARCHAR) THEN true ELSE false END
          AND (core_division_version_5.county_id) COLLATE "POSIX" = (:v_on_mechanism::VARCHAR
            COLLATE "C") COLLATE "POSIX"
          AND core_division_version_5.path >= core_division_version_1.path
          AND core_division_version_5.path < (core_division_version_1.path || :path_12::VARCHAR)
          AND core_division_version_5.path >= :v_low::VARCHAR COLLATE "C"
          AND core_division_version_5.path < :v_high::VARCHAR COLLATE "C"
      ) AS n0
    ) AS anon_14, (
      SELECT (
        SELECT count(*) AS count_5
        FROM (
          SELECT (each_span.value ->> 0)::date AS middle, (each_span.value ->> 1)::date AS
              latest_start, (each_span.value ->> 2)::date AS earliest_end, (each_span.value ->> 3)
              ::int AS needed
          FROM json_array_elements((:p2_weeks::VARCHAR)::json) AS each_span
        ) AS span, core_division_version AS core_division_version_6, core_division AS
            core_division_3
        WHERE core_division_version_6.valid_from <= span.middle
          AND span.middle < core_division_version_6.valid_to
          AND core_division_3.id = core_division_version_6.division_id
          AND core_division_3.opened_on <= span.latest_start
          AND core_division_3.closed_on > span.earliest_end
          AND (least(core_division_3.closed_on, date '9999-12-31') - core_division_3.opened_on) >=
            span.needed
          AND CASE WHEN (core_division_version_6.level = :level_4::VARCHAR) THEN true ELSE false END
          AND (core_division_version_6.county_id) COLLATE "POSIX" = (:v_on_mechanism::VARCHAR
            COLLATE "C") COLLATE "POSIX"
          AND core_division_version_6.path >= core_division_version_1.path
          AND core_division_version_6.path < (core_division_version_1.path || :path_13::VARCHAR)
          AND core_division_version_6.path >= :v_low::VARCHAR COLLATE "C"
          AND core_division_version_6.path < :v_high::VARCHAR COLLATE "C"
      ) AS n0
    ) AS anon_15, (
      SELECT count(*) FILTER (WHERE mediation_dispute_1.accepted_at >= :p2_from_at::TIMESTAMP WITH
          TIME ZONE AND mediation_dispute_1.accepted_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.status != :status_5::VARCHAR) AS n0, coalesce(sum((
        SELECT sum(mediation_dispute_party_1.people) AS sum_2
        FROM mediation_dispute_party AS mediation_dispute_party_1
        WHERE mediation_dispute_party_1.county_id = mediation_dispute_1.county_id
          AND mediation_dispute_party_1.dispute_id = mediation_dispute_1.id
          AND mediation_dispute_party_1.is_natural_person
      )) FILTER (WHERE mediation_dispute_1.settled_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.settled_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.outcome IN (:outcome_1_1::VARCHAR, :outcome_1_2::VARCHAR,
          :outcome_1_3::VARCHAR)), :coalesce_1::INTEGER) AS n1, count(*) FILTER (WHERE
          mediation_dispute_1.settled_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.settled_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.outcome IN (:outcome_2_1::VARCHAR, :outcome_2_2::VARCHAR,
          :outcome_2_3::VARCHAR)) AS n2
      FROM mediation_dispute AS mediation_dispute_1
      WHERE (mediation_dispute_1.county_id) COLLATE "POSIX" = (:v_on_mediation::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_14::VARCHAR)
        AND mediation_dispute_1.path >= :v_low::VARCHAR COLLATE "C"
        AND mediation_dispute_1.path < :v_high::VARCHAR COLLATE "C"
        AND (mediation_dispute_1.accepted_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.accepted_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.status != :status_5::VARCHAR OR mediation_dispute_1.settled_at >=
          :p2_from_at::TIMESTAMP WITH TIME ZONE AND mediation_dispute_1.settled_at <
          :p2_end_at::TIMESTAMP WITH TIME ZONE AND mediation_dispute_1.outcome IN (
          :outcome_1_1::VARCHAR, :outcome_1_2::VARCHAR, :outcome_1_3::VARCHAR) OR
          mediation_dispute_1.settled_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.settled_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.outcome IN (:outcome_2_1::VARCHAR, :outcome_2_2::VARCHAR,
          :outcome_2_3::VARCHAR))
    ) AS anon_16, (
      SELECT count(DISTINCT party_post_1.person_id) FILTER (WHERE party_post_1.position IN (
          :position_1_1::VARCHAR, :position_1_2::VARCHAR) AND party_post_1.state IN (
          :state_4_1::VARCHAR, :state_4_2::VARCHAR) AND (
        SELECT core_division_version_7.level
        FROM core_division_version AS core_division_version_7
        WHERE core_division_version_7.division_id = party_post_1.division_id
          AND core_division_version_7.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_7.valid_to
      ) = :param_7::VARCHAR) AS n0, count(DISTINCT party_post_1.person_id) FILTER (WHERE
          party_post_1.position IN (:position_2_1::VARCHAR) AND party_post_1.state IN (
          :state_5_1::VARCHAR, :state_5_2::VARCHAR)) AS n1, count(DISTINCT party_post_1.division_id)
          FILTER (WHERE party_post_1.position IN (:position_3_1::VARCHAR) AND party_post_1.state IN (
          :state_6_1::VARCHAR, :state_6_2::VARCHAR) AND (
        SELECT core_division_version_8.level
        FROM core_division_version AS core_division_version_8
        WHERE core_division_version_8.division_id = party_post_1.division_id
          AND core_division_version_8.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_8.valid_to
      ) = :param_8::VARCHAR) AS n2, count(DISTINCT party_post_1.person_id) FILTER (WHERE
          party_post_1.position IN (:position_4_1::VARCHAR) AND party_post_1.state IN (
          :state_7_1::VARCHAR, :state_7_2::VARCHAR) AND (
        SELECT core_division_version_9.kind
        FROM core_division_version AS core_division_version_9
        WHERE core_division_version_9.division_id = party_post_1.division_id
          AND core_division_version_9.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_9.valid_to
      ) IN (:param_9_1::VARCHAR, :param_9_2::VARCHAR)) AS n3, count(DISTINCT
          party_post_1.division_id) FILTER (WHERE party_post_1.position IN (:position_5_1::VARCHAR)
          AND party_post_1.state IN (:state_8_1::VARCHAR, :state_8_2::VARCHAR) AND (
        SELECT core_division_version_10.level
        FROM core_division_version AS core_division_version_10
        WHERE core_division_version_10.division_id = party_post_1.division_id
          AND core_division_version_10.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_10.valid_to
      ) = :param_10::VARCHAR) AS n4
      FROM party_post AS party_post_1
      WHERE party_post_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < party_post_1.valid_to
        AND (party_post_1.county_id) COLLATE "POSIX" = (:v_on_party::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND party_post_1.path >= core_division_version_1.path
        AND party_post_1.path < (core_division_version_1.path || :path_15::VARCHAR)
        AND party_post_1.path >= :v_low::VARCHAR COLLATE "C"
        AND party_post_1.path < :v_high::VARCHAR COLLATE "C"
        AND (party_post_1.position IN (:position_1_1::VARCHAR, :position_1_2::VARCHAR) AND
          party_post_1.state IN (:state_4_1::VARCHAR, :state_4_2::VARCHAR) AND (
        SELECT core_division_version_7.level
        FROM core_division_version AS core_division_version_7
        WHERE core_division_version_7.division_id = party_post_1.division_id
          AND core_division_version_7.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_7.valid_to
      ) = :param_7::VARCHAR OR party_post_1.position IN (:position_2_1::VARCHAR) AND
          party_post_1.state IN (:state_5_1::VARCHAR, :state_5_2::VARCHAR) OR party_post_1.position
          IN (:position_3_1::VARCHAR) AND party_post_1.state IN (:state_6_1::VARCHAR,
          :state_6_2::VARCHAR) AND (
        SELECT core_division_version_8.level
        FROM core_division_version AS core_division_version_8
        WHERE core_division_version_8.division_id = party_post_1.division_id
          AND core_division_version_8.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_8.valid_to
      ) = :param_8::VARCHAR OR party_post_1.position IN (:position_4_1::VARCHAR) AND
          party_post_1.state IN (:state_7_1::VARCHAR, :state_7_2::VARCHAR) AND (
        SELECT core_division_version_9.kind
        FROM core_division_version AS core_division_version_9
        WHERE core_division_version_9.division_id = party_post_1.division_id
          AND core_division_version_9.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_9.valid_to
      ) IN (:param_9_1::VARCHAR, :param_9_2::VARCHAR) OR party_post_1.position IN (
          :position_5_1::VARCHAR) AND party_post_1.state IN (:state_8_1::VARCHAR,
          :state_8_2::VARCHAR) AND (
        SELECT core_division_version_10.level
        FROM core_division_version AS core_division_version_10
        WHERE core_division_version_10.division_id = party_post_1.division_id
          AND core_division_version_10.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_10.valid_to
      ) = :param_10::VARCHAR)
    ) AS anon_17, (
      SELECT count(*) AS n0
      FROM party_office_merger AS party_office_merger_1
      WHERE party_office_merger_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < party_office_merger_1.valid_to
        AND (party_office_merger_1.county_id) COLLATE "POSIX" = (:v_on_party::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND party_office_merger_1.path >= core_division_version_1.path
        AND party_office_merger_1.path < (core_division_version_1.path || :path_16::VARCHAR)
        AND party_office_merger_1.path >= :v_low::VARCHAR COLLATE "C"
        AND party_office_merger_1.path < :v_high::VARCHAR COLLATE "C"
    ) AS anon_18, (
      SELECT count(*) AS n0
      FROM party_training AS party_training_1
      WHERE (party_training_1.county_id) COLLATE "POSIX" = (:v_on_party::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND party_training_1.path >= core_division_version_1.path
        AND party_training_1.path < (core_division_version_1.path || :path_17::VARCHAR)
        AND party_training_1.path >= :v_low::VARCHAR COLLATE "C"
        AND party_training_1.path < :v_high::VARCHAR COLLATE "C"
        AND party_training_1.held_on >= :p2_from::DATE
        AND party_training_1.held_on < :p2_end::DATE
        AND (EXISTS (
        SELECT party_training_attendance_1.id
        FROM party_training_attendance AS party_training_attendance_1
        WHERE party_training_attendance_1.county_id = party_training_1.county_id
          AND party_training_attendance_1.training_id = party_training_1.id
          AND party_training_attendance_1.present IS true
      ))
    ) AS anon_19, (
      SELECT count(DISTINCT services_assistance_case_1.counted_as) AS n0
      FROM services_assistance_case AS services_assistance_case_1
      WHERE (services_assistance_case_1.county_id) COLLATE "POSIX" = (:v_on_services::VARCHAR
          COLLATE "C") COLLATE "POSIX"
        AND services_assistance_case_1.path >= core_division_version_1.path
        AND services_assistance_case_1.path < (core_division_version_1.path || :path_18::VARCHAR)
        AND services_assistance_case_1.path >= :v_low::VARCHAR COLLATE "C"
        AND services_assistance_case_1.path < :v_high::VARCHAR COLLATE "C"
        AND services_assistance_case_1.activated_at < :p2_last_end_at::TIMESTAMP WITH TIME ZONE
        AND (services_assistance_case_1.closed_at IS NULL OR services_assistance_case_1.closed_at >=
          :p2_last_end_at::TIMESTAMP WITH TIME ZONE)
    ) AS anon_20
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_11::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"figures":null,"":1}' ELSE '{"figures":[' || (
    SELECT '{"measure":{"name":' || json_quote(:param_1)
      || '},"status":' || CASE WHEN (anon_3.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_3.n) <= 1.7976931348623157e308 THEN (anon_3.n)
        * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_2) <= 1.7976931348623157e308 THEN (
        :param_2) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_3) <= 1.7976931348623157e308 THEN (
        :param_3) * 1.0 END) || '}' AS anon_2
    FROM (
      SELECT (
        SELECT count(*) AS count_1
        FROM core_centre
          JOIN core_division_version AS spot ON spot.division_id = core_centre.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_1)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND core_centre.valid_from <= :p2_last
          AND :p2_last < core_centre.valid_to
      ) AS n
    ) AS anon_3
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_4)
      || '},"status":' || CASE WHEN (anon_5.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_5.n) <= 1.7976931348623157e308 THEN (anon_5.n)
        * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_5) <= 1.7976931348623157e308 THEN (
        :param_5) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_6) <= 1.7976931348623157e308 THEN (
        :param_6) * 1.0 END) || '}' AS anon_4
    FROM (
      SELECT (
        SELECT count(*) AS count_2
        FROM core_division_version AS spot
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_2)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND spot.level = :level_1
      ) AS n
    ) AS anon_5
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_7)
      || '},"status":' || CASE WHEN (anon_7.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_7.n) <= 1.7976931348623157e308 THEN (anon_7.n)
        * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_8) <= 1.7976931348623157e308 THEN (
        :param_8) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_9) <= 1.7976931348623157e308 THEN (
        :param_9) * 1.0 END) || '}' AS anon_6
    FROM (
      SELECT (
        SELECT count(*) AS count_3
        FROM core_division_version AS spot
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND spot.level = :level_2
      ) AS n
    ) AS anon_7
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_10)
      || '},"status":' || CASE WHEN (anon_9.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_9.n) <= 1.7976931348623157e308 THEN (anon_9.n)
        * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_11) <= 1.7976931348623157e308 THEN (
        :param_11) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_12) <= 1.7976931348623157e308 THEN (
        :param_12) * 1.0 END) || '}' AS anon_8
    FROM (
      SELECT (
        SELECT count(DISTINCT grid_camera_site.site_kind) AS count_4
        FROM grid_camera_site
          JOIN core_division_version AS spot ON spot.division_id = grid_camera_site.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_4)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_camera_site.valid_from <= :p2_last
          AND :p2_last < grid_camera_site.valid_to
          AND grid_camera_site.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND grid_camera_site.state = :state_1
          AND grid_camera_site.site_kind != :site_kind_1
      ) AS n
    ) AS anon_9
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_13)
      || '},"status":' || CASE WHEN (anon_11.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_11.n) <= 1.7976931348623157e308 THEN (
        anon_11.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_14) <= 1.7976931348623157e308 THEN (
        :param_14) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_15) <= 1.7976931348623157e308 THEN (
        :param_15) * 1.0 END) || '}' AS anon_10
    FROM (
      SELECT (
        SELECT sum(comparable.declines) AS sum_1
        FROM (
          SELECT CASE WHEN (sum(CASE WHEN (grid_crime_statistic.month >= :p2_from AND
              grid_crime_statistic.month < :p2_end) THEN grid_crime_statistic.value END) < sum(CASE
              WHEN (grid_crime_statistic.month >= :p2_year_before_from AND
              grid_crime_statistic.month < :p2_year_before_end) THEN grid_crime_statistic.value END))
              THEN :param_16 ELSE :param_17 END AS declines
          FROM grid_crime_statistic
            JOIN core_division_version AS spot ON spot.division_id =
              grid_crime_statistic.division_id
          WHERE spot.valid_from <= grid_crime_statistic.placed_on
            AND grid_crime_statistic.placed_on < spot.valid_to
            AND spot.path >= core_division_version_1.path
            AND spot.path < (core_division_version_1.path || :path_5)
            AND spot.path >= :v_low
            AND spot.path < :v_high
            AND grid_crime_statistic.county_id IN (SELECT value FROM json_each(:v_on_grid))
            AND grid_crime_statistic.division_id = core_division_version_1.division_id
            AND grid_crime_statistic.status = :status_1
            AND (grid_crime_statistic.month >= :p2_from AND grid_crime_statistic.month < :p2_end OR
              grid_crime_statistic.month >= :p2_year_before_from AND grid_crime_statistic.month <
              :p2_year_before_end)
          GROUP BY grid_crime_statistic.indicator
          HAVING sum(CASE WHEN (grid_crime_statistic.month >= :p2_from AND
              grid_crime_statistic.month < :p2_end) THEN :param_18 ELSE :param_19 END) =
              :p2_whole_months
            AND sum(CASE WHEN (grid_crime_statistic.month >= :p2_year_before_from AND
              grid_crime_statistic.month < :p2_year_before_end) THEN :param_20 ELSE :param_21 END) =
              :p2_whole_months
        ) AS comparable
      ) AS n
    ) AS anon_11
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_22)
      || '},"status":' || CASE WHEN (anon_13.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_13.n) <= 1.7976931348623157e308 THEN (
        anon_13.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_23) <= 1.7976931348623157e308 THEN (
        :param_23) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_24) <= 1.7976931348623157e308 THEN (
        :param_24) * 1.0 END) || '}' AS anon_12
    FROM (
      SELECT (
        SELECT count(DISTINCT spot.division_id) AS count_5
        FROM grid_channel
          JOIN core_division_version AS spot ON spot.division_id = grid_channel.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_6)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_channel.valid_from <= :p2_last
          AND :p2_last < grid_channel.valid_to
          AND grid_channel.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND grid_channel.state = :state_2
      ) AS n
    ) AS anon_13
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_25)
      || '},"status":' || CASE WHEN (anon_15.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_15.n) <= 1.7976931348623157e308 THEN (
        anon_15.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_26) <= 1.7976931348623157e308 THEN (
        :param_26) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_27) <= 1.7976931348623157e308 THEN (
        :param_27) * 1.0 END) || '}' AS anon_14
    FROM (
      SELECT (
        SELECT count(*) AS count_6
        FROM grid_grid
          JOIN core_division_version AS spot ON spot.division_id = grid_grid.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_7)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_grid.valid_from <= :p2_last
          AND :p2_last < grid_grid.valid_to
          AND grid_grid.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND grid_grid.kind IN (:kind_1_1, :kind_1_2)
      ) AS n
    ) AS anon_15
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_28)
      || '},"status":' || CASE WHEN (anon_17.d IS NULL OR anon_17.d = :d_1) THEN '"NOT_RECORDED"'
        ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(CAST(anon_17.n AS FLOAT) / (nullif(anon_17.d,
        :nullif_1) + 0.0)) <= 1.7976931348623157e308 THEN (CAST(anon_17.n AS FLOAT) / (nullif(
        anon_17.d, :nullif_1) + 0.0)) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(anon_17.n) <= 1.7976931348623157e308 THEN (
        anon_17.n) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(anon_17.d) <= 1.7976931348623157e308 THEN (
        anon_17.d) * 1.0 END) || '}' AS anon_16
    FROM (
      SELECT (
        SELECT count(*) AS count_7
        FROM grid_key_site
          JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_8)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_key_site.valid_from <= :p2_last
          AND :p2_last < grid_key_site.valid_to
          AND grid_key_site.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND (EXISTS (
          SELECT grid_camera_site.id
          FROM grid_camera_site
          WHERE grid_camera_site.county_id = grid_key_site.county_id
            AND grid_camera_site.key_site_id = grid_key_site.id
            AND grid_camera_site.state = :state_3
            AND grid_camera_site.valid_from <= :p2_last
            AND :p2_last < grid_camera_site.valid_to
        ))
      ) AS n, (
        SELECT count(*) AS count_8
        FROM grid_key_site
          JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_9)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_key_site.valid_from <= :p2_last
          AND :p2_last < grid_key_site.valid_to
          AND grid_key_site.county_id IN (SELECT value FROM json_each(:v_on_grid))
      ) AS d
    ) AS anon_17
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_29)
      || '},"status":' || CASE WHEN (anon_19.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_19.n) <= 1.7976931348623157e308 THEN (
        anon_19.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_30) <= 1.7976931348623157e308 THEN (
        :param_30) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_31) <= 1.7976931348623157e308 THEN (
        :param_31) * 1.0 END) || '}' AS anon_18
    FROM (
      SELECT (
        SELECT count(DISTINCT grid_staff.person_id) AS count_9
        FROM grid_staff
          JOIN core_division_version AS spot ON spot.division_id = grid_staff.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_10)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_staff.valid_from <= :p2_last
          AND :p2_last < grid_staff.valid_to
          AND grid_staff.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND grid_staff.role = :role_1
      ) AS n
    ) AS anon_19
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_32)
      || '},"status":' || CASE WHEN (anon_21.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_21.n) <= 1.7976931348623157e308 THEN (
        anon_21.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_33) <= 1.7976931348623157e308 THEN (
        :param_33) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_34) <= 1.7976931348623157e308 THEN (
        :param_34) * 1.0 END) || '}' AS anon_20
    FROM (
      SELECT (
        SELECT count(DISTINCT grid_staff.person_id) AS count_10
        FROM grid_staff
          JOIN core_division_version AS spot ON spot.division_id = grid_staff.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_11)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_staff.valid_from <= :p2_last
          AND :p2_last < grid_staff.valid_to
          AND grid_staff.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND grid_staff.role = :role_2
      ) AS n
    ) AS anon_21
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_35)
      || '},"status":' || CASE WHEN (anon_23.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_23.n) <= 1.7976931348623157e308 THEN (
        anon_23.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_36) <= 1.7976931348623157e308 THEN (
        :param_36) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_37) <= 1.7976931348623157e308 THEN (
        :param_37) * 1.0 END) || '}' AS anon_22
    FROM (
      SELECT (
        SELECT count(*) AS count_11
        FROM (
          SELECT json_extract(each_span.value, '$[0]') AS middle, json_extract(each_span.value,
              '$[1]') AS latest_start, json_extract(each_span.value, '$[2]') AS earliest_end,
              json_extract(each_span.value, '$[3]') AS needed
          FROM json_each(:p2_months) AS each_span
        ) AS span
          JOIN core_division_version AS spot ON spot.valid_from <= span.middle
          AND span.middle < spot.valid_to
          JOIN core_division AS unit ON unit.id = spot.division_id
        WHERE unit.opened_on <= span.latest_start
          AND unit.closed_on > span.earliest_end
          AND (julianday(unit.closed_on) - julianday(unit.opened_on)) >= span.needed
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_12)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND spot.level = :level_3
          AND spot.county_id IN (SELECT value FROM json_each(:v_on_mechanism))
      ) AS n
    ) AS anon_23
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_38)
      || '},"status":' || CASE WHEN (anon_25.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_25.n) <= 1.7976931348623157e308 THEN (
        anon_25.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_39) <= 1.7976931348623157e308 THEN (
        :param_39) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_40) <= 1.7976931348623157e308 THEN (
        :param_40) * 1.0 END) || '}' AS anon_24
    FROM (
      SELECT (
        SELECT count(*) AS count_12
        FROM mechanism_order
          JOIN core_division_version AS spot ON spot.division_id = mechanism_order.division_id
        WHERE spot.valid_from <= mechanism_order.placed_on
          AND mechanism_order.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_13)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mechanism_order.county_id IN (SELECT value FROM json_each(:v_on_mechanism))
          AND mechanism_order.opened_at >= :p2_from_at
          AND mechanism_order.opened_at < :p2_end_at
          AND mechanism_order.kind = :kind_2
          AND mechanism_order.issuer_level = :issuer_level_1
          AND (mechanism_order.status != :status_2 OR mechanism_order.received_at IS NOT NULL)
      ) AS n
    ) AS anon_25
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_41)
      || '},"status":' || CASE WHEN (anon_27.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_27.n) <= 1.7976931348623157e308 THEN (
        anon_27.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_42) <= 1.7976931348623157e308 THEN (
        :param_42) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_43) <= 1.7976931348623157e308 THEN (
        :param_43) * 1.0 END) || '}' AS anon_26
    FROM (
      SELECT (
        SELECT count(*) AS count_13
        FROM mechanism_order
          JOIN core_division_version AS spot ON spot.division_id = mechanism_order.division_id
        WHERE spot.valid_from <= mechanism_order.placed_on
          AND mechanism_order.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_14)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mechanism_order.county_id IN (SELECT value FROM json_each(:v_on_mechanism))
          AND mechanism_order.opened_at >= :p2_from_at
          AND mechanism_order.opened_at < :p2_end_at
          AND mechanism_order.kind = :kind_3
          AND mechanism_order.issuer_level = :issuer_level_2
          AND (mechanism_order.status != :status_3 OR mechanism_order.received_at IS NOT NULL)
      ) AS n
    ) AS anon_27
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_44)
      || '},"status":' || CASE WHEN (anon_29.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_29.n) <= 1.7976931348623157e308 THEN (
        anon_29.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_45) <= 1.7976931348623157e308 THEN (
        :param_45) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_46) <= 1.7976931348623157e308 THEN (
        :param_46) * 1.0 END) || '}' AS anon_28
    FROM (
      SELECT (
        SELECT count(*) AS count_14
        FROM (
          SELECT json_extract(each_span.value, '$[0]') AS middle, json_extract(each_span.value,
              '$[1]') AS latest_start, json_extract(each_span.value, '$[2]') AS earliest_end,
              json_extract(each_span.value, '$[3]') AS needed
          FROM json_each(:p2_half_months) AS each_span
        ) AS span
          JOIN core_division_version AS spot ON spot.valid_from <= span.middle
          AND span.middle < spot.valid_to
          JOIN core_division AS unit ON unit.id = spot.division_id
        WHERE unit.opened_on <= span.latest_start
          AND unit.closed_on > span.earliest_end
          AND (julianday(unit.closed_on) - julianday(unit.opened_on)) >= span.needed
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_15)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND spot.level = :level_4
          AND spot.county_id IN (SELECT value FROM json_each(:v_on_mechanism))
      ) AS n
    ) AS anon_29
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_47)
      || '},"status":' || CASE WHEN (anon_31.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_31.n) <= 1.7976931348623157e308 THEN (
        anon_31.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_48) <= 1.7976931348623157e308 THEN (
        :param_48) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_49) <= 1.7976931348623157e308 THEN (
        :param_49) * 1.0 END) || '}' AS anon_30
    FROM (
      SELECT (
        SELECT count(*) AS count_15
        FROM (
          SELECT json_extract(each_span.value, '$[0]') AS middle, json_extract(each_span.value,
              '$[1]') AS latest_start, json_extract(each_span.value, '$[2]') AS earliest_end,
              json_extract(each_span.value, '$[3]') AS needed
          FROM json_each(:p2_weeks) AS each_span
        ) AS span
          JOIN core_division_version AS spot ON spot.valid_from <= span.middle
          AND span.middle < spot.valid_to
          JOIN core_division AS unit ON unit.id = spot.division_id
        WHERE unit.opened_on <= span.latest_start
          AND unit.closed_on > span.earliest_end
          AND (julianday(unit.closed_on) - julianday(unit.opened_on)) >= span.needed
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_16)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND spot.level = :level_5
          AND spot.county_id IN (SELECT value FROM json_each(:v_on_mechanism))
      ) AS n
    ) AS anon_31
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_50)
      || '},"status":' || CASE WHEN (anon_33.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_33.n) <= 1.7976931348623157e308 THEN (
        anon_33.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_51) <= 1.7976931348623157e308 THEN (
        :param_51) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_52) <= 1.7976931348623157e308 THEN (
        :param_52) * 1.0 END) || '}' AS anon_32
    FROM (
      SELECT (
        SELECT count(*) AS count_16
        FROM mechanism_order
          JOIN core_division_version AS spot ON spot.division_id = mechanism_order.division_id
        WHERE spot.valid_from <= mechanism_order.placed_on
          AND mechanism_order.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_17)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mechanism_order.county_id IN (SELECT value FROM json_each(:v_on_mechanism))
          AND mechanism_order.opened_at >= :p2_from_at
          AND mechanism_order.opened_at < :p2_end_at
          AND mechanism_order.kind = :kind_4
          AND mechanism_order.issuer_level = :issuer_level_3
          AND (mechanism_order.status != :status_4 OR mechanism_order.received_at IS NOT NULL)
      ) AS n
    ) AS anon_33
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_53)
      || '},"status":' || CASE WHEN (anon_35.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_35.n) <= 1.7976931348623157e308 THEN (
        anon_35.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_54) <= 1.7976931348623157e308 THEN (
        :param_54) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_55) <= 1.7976931348623157e308 THEN (
        :param_55) * 1.0 END) || '}' AS anon_34
    FROM (
      SELECT (
        SELECT count(*) AS count_17
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_18)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mediation_dispute.county_id IN (SELECT value FROM json_each(:v_on_mediation))
          AND mediation_dispute.accepted_at >= :p2_from_at
          AND mediation_dispute.accepted_at < :p2_end_at
          AND mediation_dispute.status != :status_5
      ) AS n
    ) AS anon_35
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_56)
      || '},"status":' || CASE WHEN (anon_37.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_37.n) <= 1.7976931348623157e308 THEN (
        anon_37.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_57) <= 1.7976931348623157e308 THEN (
        :param_57) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_58) <= 1.7976931348623157e308 THEN (
        :param_58) * 1.0 END) || '}' AS anon_36
    FROM (
      SELECT (
        SELECT coalesce(sum(mediation_dispute_party.people), :coalesce_2) AS coalesce_1
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
          JOIN mediation_dispute_party ON mediation_dispute_party.county_id =
            mediation_dispute.county_id
          AND mediation_dispute_party.dispute_id = mediation_dispute.id
          AND mediation_dispute_party.is_natural_person = 1
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_19)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mediation_dispute.county_id IN (SELECT value FROM json_each(:v_on_mediation))
          AND mediation_dispute.settled_at >= :p2_from_at
          AND mediation_dispute.settled_at < :p2_end_at
          AND mediation_dispute.outcome IN (:outcome_1_1, :outcome_1_2, :outcome_1_3)
      ) AS n
    ) AS anon_37
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_59)
      || '},"status":' || CASE WHEN (anon_39.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_39.n) <= 1.7976931348623157e308 THEN (
        anon_39.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_60) <= 1.7976931348623157e308 THEN (
        :param_60) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_61) <= 1.7976931348623157e308 THEN (
        :param_61) * 1.0 END) || '}' AS anon_38
    FROM (
      SELECT (
        SELECT count(*) AS count_18
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_20)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mediation_dispute.county_id IN (SELECT value FROM json_each(:v_on_mediation))
          AND mediation_dispute.settled_at >= :p2_from_at
          AND mediation_dispute.settled_at < :p2_end_at
          AND mediation_dispute.outcome IN (:outcome_2_1, :outcome_2_2, :outcome_2_3)
      ) AS n
    ) AS anon_39
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_62)
      || '},"status":' || CASE WHEN (anon_41.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_41.n) <= 1.7976931348623157e308 THEN (
        anon_41.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_63) <= 1.7976931348623157e308 THEN (
        :param_63) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_64) <= 1.7976931348623157e308 THEN (
        :param_64) * 1.0 END) || '}' AS anon_40
    FROM (
      SELECT (
        SELECT count(DISTINCT party_post.person_id) AS count_19
        FROM party_post
          JOIN core_division_version AS spot ON spot.division_id = party_post.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_21)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND party_post.valid_from <= :p2_last
          AND :p2_last < party_post.valid_to
          AND party_post.county_id IN (SELECT value FROM json_each(:v_on_party))
          AND party_post.position IN (:position_1_1, :position_1_2)
          AND party_post.state IN (:state_4_1, :state_4_2)
          AND spot.level = :level_6
      ) AS n
    ) AS anon_41
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_65)
      || '},"status":' || CASE WHEN (anon_43.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_43.n) <= 1.7976931348623157e308 THEN (
        anon_43.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_66) <= 1.7976931348623157e308 THEN (
        :param_66) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_67) <= 1.7976931348623157e308 THEN (
        :param_67) * 1.0 END) || '}' AS anon_42
    FROM (
      SELECT (
        SELECT count(DISTINCT party_post.person_id) AS count_20
        FROM party_post
          JOIN core_division_version AS spot ON spot.division_id = party_post.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_22)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND party_post.valid_from <= :p2_last
          AND :p2_last < party_post.valid_to
          AND party_post.county_id IN (SELECT value FROM json_each(:v_on_party))
          AND party_post.position IN (:position_2_1)
          AND party_post.state IN (:state_5_1, :state_5_2)
      ) AS n
    ) AS anon_43
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_68)
      || '},"status":' || CASE WHEN (anon_45.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_45.n) <= 1.7976931348623157e308 THEN (
        anon_45.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_69) <= 1.7976931348623157e308 THEN (
        :param_69) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_70) <= 1.7976931348623157e308 THEN (
        :param_70) * 1.0 END) || '}' AS anon_44
    FROM (
      SELECT (
        SELECT count(*) AS count_21
        FROM party_office_merger
          JOIN core_division_version AS spot ON spot.division_id = party_office_merger.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_23)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND party_office_merger.valid_from <= :p2_last
          AND :p2_last < party_office_merger.valid_to
          AND party_office_merger.county_id IN (SELECT value FROM json_each(:v_on_party))
      ) AS n
    ) AS anon_45
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_71)
      || '},"status":' || CASE WHEN (anon_47.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_47.n) <= 1.7976931348623157e308 THEN (
        anon_47.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_72) <= 1.7976931348623157e308 THEN (
        :param_72) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_73) <= 1.7976931348623157e308 THEN (
        :param_73) * 1.0 END) || '}' AS anon_46
    FROM (
      SELECT (
        SELECT count(DISTINCT spot.division_id) AS count_22
        FROM party_post
          JOIN core_division_version AS spot ON spot.division_id = party_post.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_24)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND party_post.valid_from <= :p2_last
          AND :p2_last < party_post.valid_to
          AND party_post.county_id IN (SELECT value FROM json_each(:v_on_party))
          AND party_post.position IN (:position_3_1)
          AND party_post.state IN (:state_6_1, :state_6_2)
          AND spot.level = :level_7
      ) AS n
    ) AS anon_47
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_74)
      || '},"status":' || CASE WHEN (anon_49.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_49.n) <= 1.7976931348623157e308 THEN (
        anon_49.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_75) <= 1.7976931348623157e308 THEN (
        :param_75) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_76) <= 1.7976931348623157e308 THEN (
        :param_76) * 1.0 END) || '}' AS anon_48
    FROM (
      SELECT (
        SELECT count(DISTINCT party_post.person_id) AS count_23
        FROM party_post
          JOIN core_division_version AS spot ON spot.division_id = party_post.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_25)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND party_post.valid_from <= :p2_last
          AND :p2_last < party_post.valid_to
          AND party_post.county_id IN (SELECT value FROM json_each(:v_on_party))
          AND party_post.position IN (:position_4_1)
          AND party_post.state IN (:state_7_1, :state_7_2)
          AND spot.kind IN (:kind_5_1, :kind_5_2)
      ) AS n
    ) AS anon_49
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_77)
      || '},"status":' || CASE WHEN (anon_51.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_51.n) <= 1.7976931348623157e308 THEN (
        anon_51.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_78) <= 1.7976931348623157e308 THEN (
        :param_78) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_79) <= 1.7976931348623157e308 THEN (
        :param_79) * 1.0 END) || '}' AS anon_50
    FROM (
      SELECT (
        SELECT count(*) AS count_24
        FROM party_training
          JOIN core_division_version AS spot ON spot.division_id = party_training.division_id
        WHERE spot.valid_from <= party_training.placed_on
          AND party_training.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_26)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND party_training.county_id IN (SELECT value FROM json_each(:v_on_party))
          AND party_training.held_on >= :p2_from
          AND party_training.held_on < :p2_end
          AND (EXISTS (
          SELECT party_training_attendance.id
          FROM party_training_attendance
          WHERE party_training_attendance.county_id = party_training.county_id
            AND party_training_attendance.training_id = party_training.id
            AND party_training_attendance.present IS 1
        ))
      ) AS n
    ) AS anon_51
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_80)
      || '},"status":' || CASE WHEN (anon_53.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_53.n) <= 1.7976931348623157e308 THEN (
        anon_53.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_81) <= 1.7976931348623157e308 THEN (
        :param_81) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_82) <= 1.7976931348623157e308 THEN (
        :param_82) * 1.0 END) || '}' AS anon_52
    FROM (
      SELECT (
        SELECT count(DISTINCT spot.division_id) AS count_25
        FROM party_post
          JOIN core_division_version AS spot ON spot.division_id = party_post.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_27)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND party_post.valid_from <= :p2_last
          AND :p2_last < party_post.valid_to
          AND party_post.county_id IN (SELECT value FROM json_each(:v_on_party))
          AND party_post.position IN (:position_5_1)
          AND party_post.state IN (:state_8_1, :state_8_2)
          AND spot.level = :level_8
      ) AS n
    ) AS anon_53
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_83)
      || '},"status":' || CASE WHEN (anon_55.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_55.n) <= 1.7976931348623157e308 THEN (
        anon_55.n) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_84) <= 1.7976931348623157e308 THEN (
        :param_84) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_85) <= 1.7976931348623157e308 THEN (
        :param_85) * 1.0 END) || '}' AS anon_54
    FROM (
      SELECT (
        SELECT count(DISTINCT services_assistance_case.person_id) AS count_26
        FROM services_assistance_case
          JOIN core_division_version AS spot ON spot.division_id =
            services_assistance_case.division_id
        WHERE spot.valid_from <= services_assistance_case.placed_on
          AND services_assistance_case.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_28)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND services_assistance_case.county_id IN (SELECT value FROM json_each(:v_on_services))
          AND services_assistance_case.activated_at < :p2_last_end_at
          AND (services_assistance_case.closed_at IS NULL OR services_assistance_case.closed_at >=
            :p2_last_end_at)
      ) AS n
    ) AS anon_55
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low AND core_division_version_1.path < :v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)))
    AND core_division_version_1.code = :p1
  LIMIT :param_86 OFFSET :param_87
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

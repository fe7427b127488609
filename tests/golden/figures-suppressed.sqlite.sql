SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"figures":null,"children":null,"":1}' ELSE '{"figures":[' || (
    SELECT '{"status":' || CASE WHEN (anon_3.n IS NULL) THEN '"NOT_RECORDED"' WHEN (anon_3.n < :n_1)
        THEN '"SUPPRESSED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(CASE WHEN (anon_3.n >= :n_2) THEN ((anon_3.n +
        :param_1) / :param_2) * :param_3 END) <= 1.7976931348623157e308 THEN (CASE WHEN (anon_3.n >=
        :n_2) THEN ((anon_3.n + :param_1) / :param_2) * :param_3 END) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(:param_4) <= 1.7976931348623157e308 THEN (
        :param_4) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(:param_5) <= 1.7976931348623157e308 THEN (
        :param_5) * 1.0 END) || '}' AS anon_2
    FROM (
      SELECT (
        SELECT count(DISTINCT services_assistance_case.person_id) AS count_1
        FROM services_assistance_case
          JOIN core_division_version AS spot ON spot.division_id =
            services_assistance_case.division_id
        WHERE spot.valid_from <= services_assistance_case.placed_on
          AND services_assistance_case.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_1)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND services_assistance_case.county_id IN (SELECT value FROM json_each(:v_on_services))
          AND services_assistance_case.activated_at < :p2_last_end_at
          AND (services_assistance_case.closed_at IS NULL OR services_assistance_case.closed_at >=
            :p2_last_end_at)
      ) AS n
    ) AS anon_3
  ) || ',' || (
    SELECT '{"status":' || CASE WHEN (anon_5.d IS NULL OR anon_5.d = :d_1) THEN '"NOT_RECORDED"'
        ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(CAST(anon_5.n AS FLOAT) / (nullif(anon_5.d,
        :nullif_1) + 0.0)) <= 1.7976931348623157e308 THEN (CAST(anon_5.n AS FLOAT) / (nullif(
        anon_5.d, :nullif_1) + 0.0)) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(anon_5.n) <= 1.7976931348623157e308 THEN (
        anon_5.n) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(anon_5.d) <= 1.7976931348623157e308 THEN (
        anon_5.d) * 1.0 END) || '}' AS anon_4
    FROM (
      SELECT (
        SELECT count(*) AS count_2
        FROM grid_key_site
          JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_2)
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
            AND grid_camera_site.state = :state_1
            AND grid_camera_site.valid_from <= :p2_last
            AND :p2_last < grid_camera_site.valid_to
        ))
      ) AS n, (
        SELECT count(*) AS count_3
        FROM grid_key_site
          JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_key_site.valid_from <= :p2_last
          AND :p2_last < grid_key_site.valid_to
          AND grid_key_site.county_id IN (SELECT value FROM json_each(:v_on_grid))
      ) AS d
    ) AS anon_5
  )
    || '],"children":' || (
    SELECT '[' || coalesce(group_concat(anon_7.o, ','), :coalesce_1) || ']' AS anon_6
    FROM (
      SELECT '{"figures":[' || (
        SELECT '{"status":' || CASE WHEN (anon_9.n IS NULL) THEN '"NOT_RECORDED"' WHEN (anon_9.n <
            :n_3) THEN '"SUPPRESSED"' ELSE '"AVAILABLE"' END
          || ',"value":' || json_quote(CASE WHEN abs(CASE WHEN (anon_9.n >= :n_4) THEN ((anon_9.n +
            :param_6) / :param_7) * :param_8 END) <= 1.7976931348623157e308 THEN (CASE WHEN (
            anon_9.n >= :n_4) THEN ((anon_9.n + :param_6) / :param_7) * :param_8 END) * 1.0 END) ||
            '}' AS anon_8
        FROM (
          SELECT (
            SELECT count(DISTINCT services_assistance_case.person_id) AS count_4
            FROM services_assistance_case
              JOIN core_division_version AS spot ON spot.division_id =
                services_assistance_case.division_id
            WHERE spot.valid_from <= services_assistance_case.placed_on
              AND services_assistance_case.placed_on < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_4)
              AND spot.path >= :v_low
              AND spot.path < :v_high
              AND services_assistance_case.county_id IN
                (SELECT value FROM json_each(:v_on_services))
              AND services_assistance_case.activated_at < :p3_last_end_at
              AND (services_assistance_case.closed_at IS NULL OR services_assistance_case.closed_at
                >= :p3_last_end_at)
          ) AS n
        ) AS anon_9
      ) || ',' || (
        SELECT '{"status":' || CASE WHEN (anon_11.d IS NULL OR anon_11.d = :d_2) THEN
            '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
          || ',"value":' || json_quote(CASE WHEN abs(CAST(anon_11.n AS FLOAT) / (nullif(anon_11.d,
            :nullif_2) + 0.0)) <= 1.7976931348623157e308 THEN (CAST(anon_11.n AS FLOAT) / (nullif(
            anon_11.d, :nullif_2) + 0.0)) * 1.0 END) || '}' AS anon_10
        FROM (
          SELECT (
            SELECT count(*) AS count_5
            FROM grid_key_site
              JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
            WHERE spot.valid_from <= :p3_last
              AND :p3_last < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_5)
              AND spot.path >= :v_low
              AND spot.path < :v_high
              AND grid_key_site.valid_from <= :p3_last
              AND :p3_last < grid_key_site.valid_to
              AND grid_key_site.county_id IN (SELECT value FROM json_each(:v_on_grid))
              AND (EXISTS (
              SELECT grid_camera_site.id
              FROM grid_camera_site
              WHERE grid_camera_site.county_id = grid_key_site.county_id
                AND grid_camera_site.key_site_id = grid_key_site.id
                AND grid_camera_site.state = :state_2
                AND grid_camera_site.valid_from <= :p3_last
                AND :p3_last < grid_camera_site.valid_to
            ))
          ) AS n, (
            SELECT count(*) AS count_6
            FROM grid_key_site
              JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
            WHERE spot.valid_from <= :p3_last
              AND :p3_last < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_6)
              AND spot.path >= :v_low
              AND spot.path < :v_high
              AND grid_key_site.valid_from <= :p3_last
              AND :p3_last < grid_key_site.valid_to
              AND grid_key_site.county_id IN (SELECT value FROM json_each(:v_on_grid))
          ) AS d
        ) AS anon_11
      ) || ']}' AS o
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today
        AND :v_today < core_division_version_2.valid_to
        AND core_division_version_2.path >= :v_low
        AND core_division_version_2.path < :v_high
        AND core_division_version_2.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
          core_division_version_2.division_id
    ) AS anon_7
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low AND core_division_version_1.path < :v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)))
    AND core_division_version_1.code = :p1
  LIMIT :param_9 OFFSET :param_10
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

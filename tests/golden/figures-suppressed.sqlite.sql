SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"figures":null,"children":null,"":1}' ELSE '{"figures":' || (
    SELECT '[{"status":' || CASE WHEN (anon_3.n0 < :n0_1) THEN '"SUPPRESSED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(CASE WHEN (anon_3.n0 >= :n0_2) THEN ((anon_3.n0 +
        :param_1) / :param_2) * :param_3 END) <= 1.7976931348623157e308 THEN (CASE WHEN (anon_3.n0
        >= :n0_2) THEN ((anon_3.n0 + :param_1) / :param_2) * :param_3 END) * 1.0 END)
      || ',"numerator":null,"denominator":null},{"status":' || CASE WHEN (anon_4.n1 IS NULL OR
        anon_4.n1 = :n1_1) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(CAST(anon_4.n0 AS FLOAT) / (nullif(anon_4.n1,
        :nullif_1) + 0.0)) <= 1.7976931348623157e308 THEN (CAST(anon_4.n0 AS FLOAT) / (nullif(
        anon_4.n1, :nullif_1) + 0.0)) * 1.0 END)
      || ',"numerator":' || json_quote(CASE WHEN abs(anon_4.n0) <= 1.7976931348623157e308 THEN (
        anon_4.n0) * 1.0 END)
      || ',"denominator":' || json_quote(CASE WHEN abs(anon_4.n1) <= 1.7976931348623157e308 THEN (
        anon_4.n1) * 1.0 END) || '}]' AS anon_2
    FROM (
      SELECT count(DISTINCT services_assistance_case_1.counted_as) AS n0
      FROM services_assistance_case AS services_assistance_case_1
      WHERE +services_assistance_case_1.county_id = +:v_on_services
        AND services_assistance_case_1.path >= core_division_version_1.path
        AND services_assistance_case_1.path < (core_division_version_1.path || :path_1)
        AND services_assistance_case_1.path >= :v_low
        AND services_assistance_case_1.path < :v_high
        AND services_assistance_case_1.activated_at < :p2_last_end_at
        AND (services_assistance_case_1.closed_at IS NULL OR services_assistance_case_1.closed_at >=
          :p2_last_end_at)
    ) AS anon_3, (
      SELECT count(*) FILTER (WHERE EXISTS (
        SELECT grid_camera_site_1.id
        FROM grid_camera_site AS grid_camera_site_1
        WHERE grid_camera_site_1.county_id = grid_key_site_1.county_id
          AND grid_camera_site_1.key_site_id = grid_key_site_1.id
          AND grid_camera_site_1.state = :state_1
          AND grid_camera_site_1.valid_from <= :p2_last
          AND :p2_last < grid_camera_site_1.valid_to
      )) AS n0, count(*) AS n1
      FROM grid_key_site AS grid_key_site_1
      WHERE grid_key_site_1.valid_from <= :p2_last
        AND :p2_last < grid_key_site_1.valid_to
        AND +grid_key_site_1.county_id = +:v_on_grid
        AND grid_key_site_1.path >= core_division_version_1.path
        AND grid_key_site_1.path < (core_division_version_1.path || :path_2)
        AND grid_key_site_1.path >= :v_low
        AND grid_key_site_1.path < :v_high
    ) AS anon_4
  ) || ',"children":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"figures":' || (
        SELECT '[{"status":' || CASE WHEN (anon_6.n0 < :n0_3) THEN '"SUPPRESSED"' ELSE '"AVAILABLE"'
            END
          || ',"value":' || json_quote(CASE WHEN abs(CASE WHEN (anon_6.n0 >= :n0_4) THEN ((
            anon_6.n0 + :param_4) / :param_5) * :param_6 END) <= 1.7976931348623157e308 THEN (CASE
            WHEN (anon_6.n0 >= :n0_4) THEN ((anon_6.n0 + :param_4) / :param_5) * :param_6 END) * 1.0
            END)
          || '},{"status":' || CASE WHEN (anon_7.n1 IS NULL OR anon_7.n1 = :n1_2) THEN
            '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
          || ',"value":' || json_quote(CASE WHEN abs(CAST(anon_7.n0 AS FLOAT) / (nullif(anon_7.n1,
            :nullif_2) + 0.0)) <= 1.7976931348623157e308 THEN (CAST(anon_7.n0 AS FLOAT) / (nullif(
            anon_7.n1, :nullif_2) + 0.0)) * 1.0 END) || '}]' AS anon_5
        FROM (
          SELECT count(DISTINCT services_assistance_case_2.counted_as) AS n0
          FROM services_assistance_case AS services_assistance_case_2
          WHERE +services_assistance_case_2.county_id = +:v_on_services
            AND services_assistance_case_2.path >= core_division_version_2.path
            AND services_assistance_case_2.path < (core_division_version_2.path || :path_3)
            AND services_assistance_case_2.path >= :v_low
            AND services_assistance_case_2.path < :v_high
            AND services_assistance_case_2.activated_at < :p3_last_end_at
            AND (services_assistance_case_2.closed_at IS NULL OR
              services_assistance_case_2.closed_at >= :p3_last_end_at)
        ) AS anon_6, (
          SELECT count(*) FILTER (WHERE EXISTS (
            SELECT grid_camera_site_2.id
            FROM grid_camera_site AS grid_camera_site_2
            WHERE grid_camera_site_2.county_id = grid_key_site_2.county_id
              AND grid_camera_site_2.key_site_id = grid_key_site_2.id
              AND grid_camera_site_2.state = :state_2
              AND grid_camera_site_2.valid_from <= :p3_last
              AND :p3_last < grid_camera_site_2.valid_to
          )) AS n0, count(*) AS n1
          FROM grid_key_site AS grid_key_site_2
          WHERE grid_key_site_2.valid_from <= :p3_last
            AND :p3_last < grid_key_site_2.valid_to
            AND +grid_key_site_2.county_id = +:v_on_grid
            AND grid_key_site_2.path >= core_division_version_2.path
            AND grid_key_site_2.path < (core_division_version_2.path || :path_4)
            AND grid_key_site_2.path >= :v_low
            AND grid_key_site_2.path < :v_high
        ) AS anon_7
      ) || '}' AS o
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today
        AND :v_today < core_division_version_2.valid_to
        AND +core_division_version_2.path >= +:v_low
        AND +core_division_version_2.path < +:v_high
        AND core_division_version_2.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
          core_division_version_2.division_id
    )
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_7 OFFSET :param_8
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

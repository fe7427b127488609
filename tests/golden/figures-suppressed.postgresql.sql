SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"figures":null,"children":null,"":1}' ELSE '{"figures":' || (
    SELECT '[{"status":' || CASE WHEN (anon_3.n0 < :n0_1::INTEGER) THEN '"SUPPRESSED"' ELSE
        '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((CASE WHEN (anon_3.n0 >=
        :n0_2::INTEGER) THEN ((anon_3.n0 + :param_1::INTEGER) / :param_2::INTEGER) *
        :param_3::INTEGER END)::float8, 'NaN'), 'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":null,"denominator":null},{"status":' || CASE WHEN (anon_4.n1 IS NULL OR
        anon_4.n1 = :n1_1::INTEGER) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((CAST(anon_4.n0 AS FLOAT) / CAST(
        nullif(anon_4.n1, :nullif_1::INTEGER) AS NUMERIC))::float8, 'NaN'), 'Infinity'), '-Infinity'))
        ::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((anon_4.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((anon_4.n1)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}]' AS anon_2
    FROM (
      SELECT count(DISTINCT services_assistance_case_1.counted_as) AS n0
      FROM services_assistance_case AS services_assistance_case_1
      WHERE (services_assistance_case_1.county_id) COLLATE "POSIX" = (:v_on_services::VARCHAR
          COLLATE "C") COLLATE "POSIX"
        AND services_assistance_case_1.path >= core_division_version_1.path
        AND services_assistance_case_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        AND services_assistance_case_1.path >= :v_low::VARCHAR COLLATE "C"
        AND services_assistance_case_1.path < :v_high::VARCHAR COLLATE "C"
        AND services_assistance_case_1.activated_at < :p2_last_end_at::TIMESTAMP WITH TIME ZONE
        AND (services_assistance_case_1.closed_at IS NULL OR services_assistance_case_1.closed_at >=
          :p2_last_end_at::TIMESTAMP WITH TIME ZONE)
    ) AS anon_3, (
      SELECT count(*) FILTER (WHERE EXISTS (
        SELECT grid_camera_site_1.id
        FROM grid_camera_site AS grid_camera_site_1
        WHERE grid_camera_site_1.county_id = grid_key_site_1.county_id
          AND grid_camera_site_1.key_site_id = grid_key_site_1.id
          AND grid_camera_site_1.state = :state_1::VARCHAR
          AND grid_camera_site_1.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_camera_site_1.valid_to
      )) AS n0, count(*) AS n1
      FROM grid_key_site AS grid_key_site_1
      WHERE grid_key_site_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < grid_key_site_1.valid_to
        AND (grid_key_site_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND grid_key_site_1.path >= core_division_version_1.path
        AND grid_key_site_1.path < (core_division_version_1.path || :path_2::VARCHAR)
        AND grid_key_site_1.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_key_site_1.path < :v_high::VARCHAR COLLATE "C"
    ) AS anon_4
  ) || ',"children":[' || array_to_string(ARRAY(
    SELECT '{"figures":' || (
      SELECT '[{"status":' || CASE WHEN (anon_6.n0 < :n0_3::INTEGER) THEN '"SUPPRESSED"' ELSE
          '"AVAILABLE"' END
        || ',"value":' || coalesce(to_json(nullif(nullif(nullif((CASE WHEN (anon_6.n0 >=
          :n0_4::INTEGER) THEN ((anon_6.n0 + :param_4::INTEGER) / :param_5::INTEGER) *
          :param_6::INTEGER END)::float8, 'NaN'), 'Infinity'), '-Infinity'))::text, 'null')
        || '},{"status":' || CASE WHEN (anon_7.n1 IS NULL OR anon_7.n1 = :n1_2::INTEGER) THEN
          '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
        || ',"value":' || coalesce(to_json(nullif(nullif(nullif((CAST(anon_7.n0 AS FLOAT) / CAST(
          nullif(anon_7.n1, :nullif_2::INTEGER) AS NUMERIC))::float8, 'NaN'), 'Infinity'),
          '-Infinity'))::text, 'null') || '}]' AS anon_5
      FROM (
        SELECT count(DISTINCT services_assistance_case_2.counted_as) AS n0
        FROM services_assistance_case AS services_assistance_case_2
        WHERE (services_assistance_case_2.county_id) COLLATE "POSIX" = (:v_on_services::VARCHAR
            COLLATE "C") COLLATE "POSIX"
          AND services_assistance_case_2.path >= core_division_version_2.path
          AND services_assistance_case_2.path < (core_division_version_2.path || :path_3::VARCHAR)
          AND services_assistance_case_2.path >= :v_low::VARCHAR COLLATE "C"
          AND services_assistance_case_2.path < :v_high::VARCHAR COLLATE "C"
          AND services_assistance_case_2.activated_at < :p3_last_end_at::TIMESTAMP WITH TIME ZONE
          AND (services_assistance_case_2.closed_at IS NULL OR services_assistance_case_2.closed_at
            >= :p3_last_end_at::TIMESTAMP WITH TIME ZONE)
      ) AS anon_6, (
        SELECT count(*) FILTER (WHERE EXISTS (
          SELECT grid_camera_site_2.id
          FROM grid_camera_site AS grid_camera_site_2
          WHERE grid_camera_site_2.county_id = grid_key_site_2.county_id
            AND grid_camera_site_2.key_site_id = grid_key_site_2.id
            AND grid_camera_site_2.state = :state_2::VARCHAR
            AND grid_camera_site_2.valid_from <= :p3_last::DATE
            AND :p3_last::DATE < grid_camera_site_2.valid_to
        )) AS n0, count(*) AS n1
        FROM grid_key_site AS grid_key_site_2
        WHERE grid_key_site_2.valid_from <= :p3_last::DATE
          AND :p3_last::DATE < grid_key_site_2.valid_to
          AND (grid_key_site_2.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND grid_key_site_2.path >= core_division_version_2.path
          AND grid_key_site_2.path < (core_division_version_2.path || :path_4::VARCHAR)
          AND grid_key_site_2.path >= :v_low::VARCHAR COLLATE "C"
          AND grid_key_site_2.path < :v_high::VARCHAR COLLATE "C"
      ) AS anon_7
    ) || '}' AS o
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_2.valid_to
      AND (core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND core_division_version_2.parent_id = core_division_version_1.division_id
    ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
        core_division_version_2.division_id
  ), ',') || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_7::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

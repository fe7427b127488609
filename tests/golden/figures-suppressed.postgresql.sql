SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"figures":null,"children":null,"":1}' ELSE '{"figures":' || (
    SELECT '[{"status":' || CASE WHEN (anon_3.n0 > :n0_1::INTEGER AND anon_3.n1 = :n1_1::INTEGER)
        THEN '"PLUGIN_OFF"' WHEN (anon_4.n0 < :n0_2::INTEGER) THEN '"SUPPRESSED"' WHEN (anon_3.n0 >
        :n0_1::INTEGER) THEN '"PARTIAL"' ELSE '"AVAILABLE"' END
      || ',"value":' || CASE WHEN (anon_3.n0 > :n0_3::INTEGER AND anon_3.n1 = :n1_2::INTEGER) THEN
        'null' ELSE coalesce(to_json(nullif(nullif(nullif((CASE WHEN (anon_4.n0 >= :n0_4::INTEGER)
        THEN ((anon_4.n0 + :param_1::INTEGER) / :param_2::INTEGER) * :param_3::INTEGER END)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null') END
      || ',"numerator":null,"denominator":null},{"status":' || CASE WHEN (anon_3.n2 > :n2_1::INTEGER
        AND anon_3.n3 = :n3_1::INTEGER) THEN '"PLUGIN_OFF"' WHEN (anon_5.n1 IS NULL OR anon_5.n1 =
        :n1_3::INTEGER) THEN '"NOT_RECORDED"' WHEN (anon_3.n2 > :n2_1::INTEGER) THEN '"PARTIAL"'
        ELSE '"AVAILABLE"' END
      || ',"value":' || CASE WHEN (anon_3.n2 > :n2_2::INTEGER AND anon_3.n3 = :n3_2::INTEGER) THEN
        'null' ELSE coalesce(to_json(nullif(nullif(nullif((CAST(anon_5.n0 AS FLOAT) / CAST(nullif(
        anon_5.n1, :nullif_1::INTEGER) AS NUMERIC))::float8, 'NaN'), 'Infinity'), '-Infinity'))
        ::text, 'null') END
      || ',"numerator":' || CASE WHEN (anon_3.n2 > :n2_3::INTEGER AND anon_3.n3 = :n3_3::INTEGER)
        THEN 'null' ELSE coalesce(to_json(nullif(nullif(nullif((anon_5.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') END
      || ',"denominator":' || CASE WHEN (anon_3.n2 > :n2_4::INTEGER AND anon_3.n3 = :n3_4::INTEGER)
        THEN 'null' ELSE coalesce(to_json(nullif(nullif(nullif((anon_5.n1)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') END || '}]' AS anon_2
    FROM (
      SELECT count(DISTINCT services_assistance_case_1.person_id) AS n0
      FROM services_assistance_case AS services_assistance_case_1
      WHERE services_assistance_case_1.county_id || '' = :v_on_services::VARCHAR COLLATE "C"
        AND services_assistance_case_1.path >= core_division_version_1.path
        AND services_assistance_case_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        AND services_assistance_case_1.path >= :v_low::VARCHAR COLLATE "C"
        AND services_assistance_case_1.path < :v_high::VARCHAR COLLATE "C"
        AND services_assistance_case_1.activated_at < :p2_last_end_at::TIMESTAMP WITH TIME ZONE
        AND (services_assistance_case_1.closed_at IS NULL OR services_assistance_case_1.closed_at >=
          :p2_last_end_at::TIMESTAMP WITH TIME ZONE)
    ) AS anon_4, (
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
        AND grid_key_site_1.county_id || '' = :v_on_grid::VARCHAR COLLATE "C"
        AND grid_key_site_1.path >= core_division_version_1.path
        AND grid_key_site_1.path < (core_division_version_1.path || :path_2::VARCHAR)
        AND grid_key_site_1.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_key_site_1.path < :v_high::VARCHAR COLLATE "C"
    ) AS anon_5, (
      SELECT count(*) FILTER (WHERE core_plugin_switch_1.plugin = :plugin_1::VARCHAR AND
          core_plugin_switch_1.state = :state_2::VARCHAR AND :p2_last::DATE <
          core_plugin_switch_1.valid_to) AS n0, count(*) FILTER (WHERE core_plugin_switch_1.plugin =
          :plugin_2::VARCHAR AND core_plugin_switch_1.state = :state_3::VARCHAR AND :p2_last::DATE <
          core_plugin_switch_1.valid_to) AS n1, count(*) FILTER (WHERE core_plugin_switch_1.plugin =
          :plugin_3::VARCHAR AND core_plugin_switch_1.state = :state_4::VARCHAR) AS n2, count(*)
          FILTER (WHERE core_plugin_switch_1.plugin = :plugin_4::VARCHAR AND
          core_plugin_switch_1.state = :state_5::VARCHAR) AS n3
      FROM core_plugin_switch AS core_plugin_switch_1
      WHERE core_plugin_switch_1.valid_from <= :p2_last::DATE
        AND :p2_from::DATE < core_plugin_switch_1.valid_to
        AND core_plugin_switch_1.county_id = :v_on_core::VARCHAR COLLATE "C"
    ) AS anon_3
  )
    || ',"children":' || (
    SELECT '[' || coalesce(string_agg(anon_7.o, ','), '') || ']' AS anon_6
    FROM (
      SELECT '{"figures":' || (
        SELECT '[{"status":' || CASE WHEN (anon_9.n0 > :n0_5::INTEGER AND anon_9.n1 = :n1_4::INTEGER)
            THEN '"PLUGIN_OFF"' WHEN (anon_10.n0 < :n0_6::INTEGER) THEN '"SUPPRESSED"' WHEN (
            anon_9.n0 > :n0_5::INTEGER) THEN '"PARTIAL"' ELSE '"AVAILABLE"' END
          || ',"value":' || CASE WHEN (anon_9.n0 > :n0_7::INTEGER AND anon_9.n1 = :n1_5::INTEGER)
            THEN 'null' ELSE coalesce(to_json(nullif(nullif(nullif((CASE WHEN (anon_10.n0 >=
            :n0_8::INTEGER) THEN ((anon_10.n0 + :param_4::INTEGER) / :param_5::INTEGER) *
            :param_6::INTEGER END)::float8, 'NaN'), 'Infinity'), '-Infinity'))::text, 'null') END
          || '},{"status":' || CASE WHEN (anon_9.n2 > :n2_5::INTEGER AND anon_9.n3 = :n3_5::INTEGER)
            THEN '"PLUGIN_OFF"' WHEN (anon_11.n1 IS NULL OR anon_11.n1 = :n1_6::INTEGER) THEN
            '"NOT_RECORDED"' WHEN (anon_9.n2 > :n2_5::INTEGER) THEN '"PARTIAL"' ELSE '"AVAILABLE"'
            END
          || ',"value":' || CASE WHEN (anon_9.n2 > :n2_6::INTEGER AND anon_9.n3 = :n3_6::INTEGER)
            THEN 'null' ELSE coalesce(to_json(nullif(nullif(nullif((CAST(anon_11.n0 AS FLOAT) / CAST(
            nullif(anon_11.n1, :nullif_2::INTEGER) AS NUMERIC))::float8, 'NaN'), 'Infinity'),
            '-Infinity'))::text, 'null') END || '}]' AS anon_8
        FROM (
          SELECT count(DISTINCT services_assistance_case_2.person_id) AS n0
          FROM services_assistance_case AS services_assistance_case_2
          WHERE services_assistance_case_2.county_id || '' = :v_on_services::VARCHAR COLLATE "C"
            AND services_assistance_case_2.path >= core_division_version_2.path
            AND services_assistance_case_2.path < (core_division_version_2.path || :path_3::VARCHAR)
            AND services_assistance_case_2.path >= :v_low::VARCHAR COLLATE "C"
            AND services_assistance_case_2.path < :v_high::VARCHAR COLLATE "C"
            AND services_assistance_case_2.activated_at < :p3_last_end_at::TIMESTAMP WITH TIME ZONE
            AND (services_assistance_case_2.closed_at IS NULL OR
              services_assistance_case_2.closed_at >= :p3_last_end_at::TIMESTAMP WITH TIME ZONE)
        ) AS anon_10, (
          SELECT count(*) FILTER (WHERE EXISTS (
            SELECT grid_camera_site_2.id
            FROM grid_camera_site AS grid_camera_site_2
            WHERE grid_camera_site_2.county_id = grid_key_site_2.county_id
              AND grid_camera_site_2.key_site_id = grid_key_site_2.id
              AND grid_camera_site_2.state = :state_6::VARCHAR
              AND grid_camera_site_2.valid_from <= :p3_last::DATE
              AND :p3_last::DATE < grid_camera_site_2.valid_to
          )) AS n0, count(*) AS n1
          FROM grid_key_site AS grid_key_site_2
          WHERE grid_key_site_2.valid_from <= :p3_last::DATE
            AND :p3_last::DATE < grid_key_site_2.valid_to
            AND grid_key_site_2.county_id || '' = :v_on_grid::VARCHAR COLLATE "C"
            AND grid_key_site_2.path >= core_division_version_2.path
            AND grid_key_site_2.path < (core_division_version_2.path || :path_4::VARCHAR)
            AND grid_key_site_2.path >= :v_low::VARCHAR COLLATE "C"
            AND grid_key_site_2.path < :v_high::VARCHAR COLLATE "C"
        ) AS anon_11, (
          SELECT count(*) FILTER (WHERE core_plugin_switch_2.plugin = :plugin_5::VARCHAR AND
              core_plugin_switch_2.state = :state_7::VARCHAR AND :p3_last::DATE <
              core_plugin_switch_2.valid_to) AS n0, count(*) FILTER (WHERE
              core_plugin_switch_2.plugin = :plugin_6::VARCHAR AND core_plugin_switch_2.state =
              :state_8::VARCHAR AND :p3_last::DATE < core_plugin_switch_2.valid_to) AS n1, count(*)
              FILTER (WHERE core_plugin_switch_2.plugin = :plugin_7::VARCHAR AND
              core_plugin_switch_2.state = :state_9::VARCHAR) AS n2, count(*) FILTER (WHERE
              core_plugin_switch_2.plugin = :plugin_8::VARCHAR AND core_plugin_switch_2.state =
              :state_10::VARCHAR) AS n3
          FROM core_plugin_switch AS core_plugin_switch_2
          WHERE core_plugin_switch_2.valid_from <= :p3_last::DATE
            AND :p3_from::DATE < core_plugin_switch_2.valid_to
            AND core_plugin_switch_2.county_id = :v_on_core::VARCHAR COLLATE "C"
        ) AS anon_9
      ) || '}' AS o
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_division_version_2.valid_to
        AND core_division_version_2.path || '' >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_2.path || '' < :v_high::VARCHAR COLLATE "C"
        AND core_division_version_2.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
          core_division_version_2.division_id
    ) AS anon_7
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND (core_division_version_1.path || '' >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path || '' < :v_high::VARCHAR COLLATE "C" OR
      core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_7::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

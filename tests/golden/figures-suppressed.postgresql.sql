SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"figures":null,"children":null,"":1}' ELSE '{"figures":[' || (
    SELECT '{"status":' || CASE WHEN (anon_3.n IS NULL) THEN '"NOT_RECORDED"' WHEN (anon_3.n <
        :n_1::INTEGER) THEN '"SUPPRESSED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((CASE WHEN (anon_3.n >= :n_2::INTEGER)
        THEN ((anon_3.n + :param_1::INTEGER) / :param_2::INTEGER) * :param_3::INTEGER END)::float8,
        'NaN'), 'Infinity'), '-Infinity'))::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((:param_4::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((:param_5::FLOAT)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_2
    FROM (
      SELECT (
        SELECT count(DISTINCT services_assistance_case.person_id) AS count_1
        FROM services_assistance_case
          JOIN core_division_version AS spot ON spot.division_id =
            services_assistance_case.division_id
        WHERE spot.valid_from <= services_assistance_case.placed_on
          AND services_assistance_case.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_1::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND services_assistance_case.county_id = ANY (:v_on_services::VARCHAR[])
          AND services_assistance_case.activated_at < :p2_last_end_at::TIMESTAMP WITH TIME ZONE
          AND (services_assistance_case.closed_at IS NULL OR services_assistance_case.closed_at >=
            :p2_last_end_at::TIMESTAMP WITH TIME ZONE)
      ) AS n
    ) AS anon_3
  ) || ',' || (
    SELECT '{"status":' || CASE WHEN (anon_5.d IS NULL OR anon_5.d = :d_1::INTEGER) THEN
        '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((CAST(anon_5.n AS FLOAT) / CAST(
        nullif(anon_5.d, :nullif_1::INTEGER) AS NUMERIC))::float8, 'NaN'), 'Infinity'), '-Infinity'))
        ::text, 'null')
      || ',"numerator":' || coalesce(to_json(nullif(nullif(nullif((anon_5.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"denominator":' || coalesce(to_json(nullif(nullif(nullif((anon_5.d)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_4
    FROM (
      SELECT (
        SELECT count(*) AS count_2
        FROM grid_key_site
          JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_2::VARCHAR)
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
            AND grid_camera_site.state = :state_1::VARCHAR
            AND grid_camera_site.valid_from <= :p2_last::DATE
            AND :p2_last::DATE < grid_camera_site.valid_to
        ))
      ) AS n, (
        SELECT count(*) AS count_3
        FROM grid_key_site
          JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_key_site.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_key_site.valid_to
          AND grid_key_site.county_id = ANY (:v_on_grid::VARCHAR[])
      ) AS d
    ) AS anon_5
  )
    || '],"children":' || (
    SELECT '[' || coalesce(string_agg(anon_7.o, ','), :coalesce_1::VARCHAR) || ']' AS anon_6
    FROM (
      SELECT '{"figures":[' || (
        SELECT '{"status":' || CASE WHEN (anon_9.n IS NULL) THEN '"NOT_RECORDED"' WHEN (anon_9.n <
            :n_3::INTEGER) THEN '"SUPPRESSED"' ELSE '"AVAILABLE"' END
          || ',"value":' || coalesce(to_json(nullif(nullif(nullif((CASE WHEN (anon_9.n >=
            :n_4::INTEGER) THEN ((anon_9.n + :param_6::INTEGER) / :param_7::INTEGER) *
            :param_8::INTEGER END)::float8, 'NaN'), 'Infinity'), '-Infinity'))::text, 'null') || '}'
            AS anon_8
        FROM (
          SELECT (
            SELECT count(DISTINCT services_assistance_case.person_id) AS count_4
            FROM services_assistance_case
              JOIN core_division_version AS spot ON spot.division_id =
                services_assistance_case.division_id
            WHERE spot.valid_from <= services_assistance_case.placed_on
              AND services_assistance_case.placed_on < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_4::VARCHAR)
              AND spot.path >= :v_low::VARCHAR COLLATE "C"
              AND spot.path < :v_high::VARCHAR COLLATE "C"
              AND services_assistance_case.county_id = ANY (:v_on_services::VARCHAR[])
              AND services_assistance_case.activated_at < :p3_last_end_at::TIMESTAMP WITH TIME ZONE
              AND (services_assistance_case.closed_at IS NULL OR services_assistance_case.closed_at
                >= :p3_last_end_at::TIMESTAMP WITH TIME ZONE)
          ) AS n
        ) AS anon_9
      ) || ',' || (
        SELECT '{"status":' || CASE WHEN (anon_11.d IS NULL OR anon_11.d = :d_2::INTEGER) THEN
            '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
          || ',"value":' || coalesce(to_json(nullif(nullif(nullif((CAST(anon_11.n AS FLOAT) / CAST(
            nullif(anon_11.d, :nullif_2::INTEGER) AS NUMERIC))::float8, 'NaN'), 'Infinity'),
            '-Infinity'))::text, 'null') || '}' AS anon_10
        FROM (
          SELECT (
            SELECT count(*) AS count_5
            FROM grid_key_site
              JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
            WHERE spot.valid_from <= :p3_last::DATE
              AND :p3_last::DATE < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_5::VARCHAR)
              AND spot.path >= :v_low::VARCHAR COLLATE "C"
              AND spot.path < :v_high::VARCHAR COLLATE "C"
              AND grid_key_site.valid_from <= :p3_last::DATE
              AND :p3_last::DATE < grid_key_site.valid_to
              AND grid_key_site.county_id = ANY (:v_on_grid::VARCHAR[])
              AND (EXISTS (
              SELECT grid_camera_site.id
              FROM grid_camera_site
              WHERE grid_camera_site.county_id = grid_key_site.county_id
                AND grid_camera_site.key_site_id = grid_key_site.id
                AND grid_camera_site.state = :state_2::VARCHAR
                AND grid_camera_site.valid_from <= :p3_last::DATE
                AND :p3_last::DATE < grid_camera_site.valid_to
            ))
          ) AS n, (
            SELECT count(*) AS count_6
            FROM grid_key_site
              JOIN core_division_version AS spot ON spot.division_id = grid_key_site.division_id
            WHERE spot.valid_from <= :p3_last::DATE
              AND :p3_last::DATE < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_6::VARCHAR)
              AND spot.path >= :v_low::VARCHAR COLLATE "C"
              AND spot.path < :v_high::VARCHAR COLLATE "C"
              AND grid_key_site.valid_from <= :p3_last::DATE
              AND :p3_last::DATE < grid_key_site.valid_to
              AND grid_key_site.county_id = ANY (:v_on_grid::VARCHAR[])
          ) AS d
        ) AS anon_11
      ) || ']}' AS o
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_division_version_2.valid_to
        AND core_division_version_2.path >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_2.path < :v_high::VARCHAR COLLATE "C"
        AND core_division_version_2.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
          core_division_version_2.division_id
    ) AS anon_7
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C" OR
      core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_9::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

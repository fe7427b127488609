SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"figures":null,"":1}'
      ELSE '{"figures":' || (
    SELECT '[{"measure":{"name":"grid.grids","kind":"STOCK"},"status":"AVAILABLE","value":' ||
        coalesce(to_json(nullif(nullif(nullif((anon_3.n0)::float8, 'NaN'), 'Infinity'), '-Infinity'))
        ::text, 'null')
      || ',"period":' || to_json((:p2_text::VARCHAR COLLATE "C")::text)::text
      || ',"asOf":' || '"' || (:p2_last::DATE)::text || '"'
      || '},{"measure":{"name":"mediation.accepted","kind":"FLOW"},"status":"AVAILABLE","value":' ||
        coalesce(to_json(nullif(nullif(nullif((anon_4.n0)::float8, 'NaN'), 'Infinity'), '-Infinity'))
        ::text, 'null')
      || ',"period":' || to_json((:p2_text::VARCHAR COLLATE "C")::text)::text
      || ',"asOf":' || '"' || (:p2_last::DATE)::text || '"'
      || '},{"measure":{"name":"core.villages","kind":"STOCK"},"status":' || CASE WHEN (anon_5.n0 IS
        NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_5.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || ',"period":' || to_json((:p2_text::VARCHAR COLLATE "C")::text)::text
      || ',"asOf":' || '"' || (:p2_last::DATE)::text || '"' || '}]' AS anon_2
    FROM (
      SELECT count(*) AS n0
      FROM grid_grid AS grid_grid_1
      WHERE grid_grid_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < grid_grid_1.valid_to
        AND (grid_grid_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND grid_grid_1.path >= core_division_version_1.path
        AND grid_grid_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        AND grid_grid_1.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_grid_1.path < :v_high::VARCHAR COLLATE "C"
        AND grid_grid_1.kind IN (:kind_1_1::VARCHAR, :kind_1_2::VARCHAR)
    ) AS anon_3, (
      SELECT count(*) AS n0
      FROM mediation_dispute AS mediation_dispute_1
      WHERE (mediation_dispute_1.county_id) COLLATE "POSIX" = (:v_on_mediation::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_2::VARCHAR)
        AND mediation_dispute_1.path >= :v_low::VARCHAR COLLATE "C"
        AND mediation_dispute_1.path < :v_high::VARCHAR COLLATE "C"
        AND mediation_dispute_1.accepted_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
        AND mediation_dispute_1.accepted_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
        AND mediation_dispute_1.status != :status_1::VARCHAR
    ) AS anon_4, (
      SELECT (
        SELECT count(*) AS count_1
        FROM core_division_version AS core_division_version_2
        WHERE core_division_version_2.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < core_division_version_2.valid_to
          AND core_division_version_2.level = :level_1::VARCHAR
          AND core_division_version_2.path >= core_division_version_1.path
          AND core_division_version_2.path < (core_division_version_1.path || :path_3::VARCHAR)
          AND core_division_version_2.path >= :v_low::VARCHAR COLLATE "C"
          AND core_division_version_2.path < :v_high::VARCHAR COLLATE "C"
      ) AS n0
    ) AS anon_5
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_1.name)::text)::text ||
      ',"disputes":null,"grids":null,"gridEvents":null,"figures":null,"":1}' ELSE '{"name":' ||
      to_json((core_division_version_1.name)::text)::text
    || ',"disputes":null,"grids":{"totalCount":' || ((
    SELECT count(*) AS count_1
    FROM grid_grid AS grid_grid_1
    WHERE grid_grid_1.valid_from <= :v_today::DATE
      AND :v_today::DATE < grid_grid_1.valid_to
      AND grid_grid_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
      AND CASE WHEN (grid_grid_1.path >= :v_low::VARCHAR COLLATE "C" AND grid_grid_1.path <
        :v_high::VARCHAR COLLATE "C" AND grid_grid_1.path >= core_division_version_1.path AND
        grid_grid_1.path < (core_division_version_1.path || :path_1::VARCHAR)) THEN true ELSE false
        END
  ))::text
    || '},"gridEvents":' || (
    SELECT '{"nodes":[' || coalesce(string_agg('{"no":' || to_json((p5.r_no)::text)::text ||
        ',"becameDispute":null}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT grid_event_1.id AS r_id, grid_event_1.division_id AS r_division_id,
          grid_event_1.placed_on AS r_placed_on, grid_event_1.no AS r_no, grid_event_1.opened_at AS
          r_opened_at
      FROM grid_event AS grid_event_1
      WHERE grid_event_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
        AND CASE WHEN (grid_event_1.path >= :v_low::VARCHAR COLLATE "C" AND grid_event_1.path <
          :v_high::VARCHAR COLLATE "C" AND grid_event_1.path >= core_division_version_1.path AND
          grid_event_1.path < (core_division_version_1.path || :path_2::VARCHAR)) THEN true ELSE
          false END
        AND grid_event_1.status = :p6::VARCHAR
      ORDER BY grid_event_1.opened_at ASC, grid_event_1.id ASC
      LIMIT :p7_1::INTEGER
    ) AS p5
  )
    || ',"figures":' || (
    SELECT '[{"status":"PLUGIN_OFF","value":null},{"status":"AVAILABLE","value":' || coalesce(
        to_json(nullif(nullif(nullif((anon_4.n0)::float8, 'NaN'), 'Infinity'), '-Infinity'))::text,
        'null') || '}]' AS anon_3
    FROM (
      SELECT count(*) AS n0
      FROM grid_grid AS grid_grid_2
      WHERE grid_grid_2.valid_from <= :p8_last::DATE
        AND :p8_last::DATE < grid_grid_2.valid_to
        AND (grid_grid_2.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND grid_grid_2.path >= core_division_version_1.path
        AND grid_grid_2.path < (core_division_version_1.path || :path_3::VARCHAR)
        AND grid_grid_2.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_grid_2.path < :v_high::VARCHAR COLLATE "C"
        AND grid_grid_2.kind IN (:kind_1_1::VARCHAR, :kind_1_2::VARCHAR)
    ) AS anon_4
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, '[null]' AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"kindOfThing":"Division","grids":null,"":1}' ELSE '{"kindOfThing":"Division","grids":' || (
    SELECT '{"__typename":"GridConnection","nodes":[' || coalesce(string_agg(
        '{"__typename":"Grid"}', ',') FILTER (WHERE p3.rn <= :p4_1::INTEGER), '') || '],"edges":['
        || coalesce(string_agg('{"__typename":"GridEdge"}', ',') FILTER (WHERE p3.rn <=
        :p5_1::INTEGER), '') || '],"pageInfo":{"__typename":"PageInfo"}}' AS anon_2
    FROM (
      SELECT anon_3.r_id AS r_id, anon_3.r_division_id AS r_division_id, anon_3.r_code AS r_code,
          row_number() OVER (ORDER BY anon_3.r_code ASC, anon_3.r_id ASC) AS rn
      FROM (
        SELECT grid_grid_1.id AS r_id, grid_grid_1.division_id AS r_division_id, grid_grid_1.code AS
            r_code
        FROM grid_grid AS grid_grid_1
        WHERE grid_grid_1.valid_from <= :v_today::DATE
          AND :v_today::DATE < grid_grid_1.valid_to
          AND grid_grid_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
          AND (grid_grid_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
          AND (grid_grid_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
          AND grid_grid_1.path >= core_division_version_1.path
          AND grid_grid_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        ORDER BY grid_grid_1.code ASC, grid_grid_1.id ASC
        LIMIT :p6_1::INTEGER
      ) AS anon_3
      ORDER BY anon_3.r_code ASC, anon_3.r_id ASC
    ) AS p3
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

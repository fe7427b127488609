SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"kindOfThing":"Division","grids":null,"":1}' ELSE
      '{"kindOfThing":"Division","grids":' || (
    SELECT '{"__typename":"GridConnection","nodes":[' || coalesce(group_concat(
        '{"__typename":"Grid"}', ',') FILTER (WHERE p3.rn <= :p4_1), '') || '],"edges":[' ||
        coalesce(group_concat('{"__typename":"GridEdge"}', ',') FILTER (WHERE p3.rn <= :p5_1), '')
        || '],"pageInfo":{"__typename":"PageInfo"}}' AS anon_2
    FROM (
      SELECT anon_3.r_id AS r_id, anon_3.r_division_id AS r_division_id, anon_3.r_code AS r_code,
          row_number() OVER (ORDER BY anon_3.r_code ASC, anon_3.r_id ASC) AS rn
      FROM (
        SELECT grid_grid_1.id AS r_id, grid_grid_1.division_id AS r_division_id, grid_grid_1.code AS
            r_code
        FROM grid_grid AS grid_grid_1
        WHERE grid_grid_1.valid_from <= :v_today
          AND :v_today < grid_grid_1.valid_to
          AND grid_grid_1.county_id = :v_on_grid
          AND +grid_grid_1.path >= +:v_low
          AND +grid_grid_1.path < +:v_high
          AND grid_grid_1.path >= core_division_version_1.path
          AND grid_grid_1.path < (core_division_version_1.path || :path_1)
        ORDER BY grid_grid_1.code ASC, grid_grid_1.id ASC
        LIMIT :p6_1 OFFSET :param_1
      ) AS anon_3
      ORDER BY anon_3.r_code ASC, anon_3.r_id ASC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_2 OFFSET :param_3
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

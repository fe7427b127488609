SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"name":' || json_quote(core_division_version_1.name) ||
      ',"children":null,"":1}' ELSE '{"name":' || json_quote(core_division_version_1.name) ||
      ',"children":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"name":' || json_quote(core_division_version_2.name)
        || ',"grids":' || (
        SELECT '{"totalCount":' || json_quote((
          SELECT count(*) AS count_1
          FROM grid_grid AS grid_grid_1
          WHERE grid_grid_1.valid_from <= :v_today
            AND :v_today < grid_grid_1.valid_to
            AND +grid_grid_1.county_id = +:v_on_grid
            AND +grid_grid_1.path >= +:v_low
            AND +grid_grid_1.path < +:v_high
            AND grid_grid_1.path >= core_division_version_2.path
            AND grid_grid_1.path < (core_division_version_2.path || :path_1)
        )) || ',"nodes":[' || coalesce(group_concat('{"code":' || json_quote(p3.r_code)
          || ',"name":' || json_quote(p3.r_name)
          || ',"kind":' || json_quote(p3.r_kind)
          || ',"households":' || json_quote(p3.r_households) || ',"staff":[' || (
          SELECT coalesce(group_concat(o, ','), '')
          FROM (
            SELECT '{"role":' || json_quote(grid_staff_1.role)
              || ',"post":' || json_quote(grid_staff_1.post) || '}' AS o
            FROM grid_staff AS grid_staff_1
            WHERE grid_staff_1.valid_from <= :v_today
              AND :v_today < grid_staff_1.valid_to
              AND grid_staff_1.county_id = :v_on_grid
              AND +grid_staff_1.path >= +:v_low
              AND +grid_staff_1.path < +:v_high
              AND grid_staff_1.county_id = p3.r_county_id
              AND grid_staff_1.grid_id = p3.r_id
            ORDER BY grid_staff_1.role, grid_staff_1.id
          )
        ) || ']}', ','), '') || ']}' AS anon_2
        FROM (
          SELECT grid_grid_2.county_id AS r_county_id, grid_grid_2.id AS r_id,
              grid_grid_2.division_id AS r_division_id, grid_grid_2.code AS r_code, grid_grid_2.name
              AS r_name, grid_grid_2.kind AS r_kind, grid_grid_2.households AS r_households
          FROM grid_grid AS grid_grid_2
          WHERE grid_grid_2.valid_from <= :v_today
            AND :v_today < grid_grid_2.valid_to
            AND +grid_grid_2.county_id = +:v_on_grid
            AND +grid_grid_2.path >= +:v_low
            AND +grid_grid_2.path < +:v_high
            AND grid_grid_2.path >= core_division_version_2.path
            AND grid_grid_2.path < (core_division_version_2.path || :path_2)
          ORDER BY grid_grid_2.code ASC, grid_grid_2.id ASC
          LIMIT :p4_1 OFFSET :param_1
        ) AS p3
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
  LIMIT :param_2 OFFSET :param_3
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

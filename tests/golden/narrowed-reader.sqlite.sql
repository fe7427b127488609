SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"grids":null,"disputes":null,"":1}' ELSE '{"grids":{"totalCount":' ||
      json_quote((
    SELECT count(*) AS count_1
    FROM grid_grid AS grid_grid_1
    WHERE grid_grid_1.valid_from <= :v_today
      AND :v_today < grid_grid_1.valid_to
      AND grid_grid_1.county_id = :v_on_grid
      AND CASE WHEN (grid_grid_1.path >= :v_low AND grid_grid_1.path < :v_high AND grid_grid_1.path
        >= core_division_version_1.path AND grid_grid_1.path < (core_division_version_1.path ||
        :path_1)) THEN 1 ELSE 0 END = 1
  )) || '},"disputes":null}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_1 OFFSET :param_2
) AS r0, (
  SELECT '{"name":' || json_quote(core_division_version_2.name) || '}' AS anon_2
  FROM core_division_version AS core_division_version_2
  WHERE core_division_version_2.valid_from <= :v_today
    AND :v_today < core_division_version_2.valid_to
    AND (+core_division_version_2.path >= +:v_low AND +core_division_version_2.path < +:v_high OR
      core_division_version_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_2.code = :p4
  LIMIT :param_3 OFFSET :param_4
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

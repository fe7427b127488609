SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"grids":null,"disputes":null,"":1}' ELSE '{"grids":{"totalCount":' || ((
    SELECT count(*) AS count_1
    FROM grid_grid AS grid_grid_1
    WHERE grid_grid_1.valid_from <= :v_today::DATE
      AND :v_today::DATE < grid_grid_1.valid_to
      AND grid_grid_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
      AND CASE WHEN (grid_grid_1.path >= :v_low::VARCHAR COLLATE "C" AND grid_grid_1.path <
        :v_high::VARCHAR COLLATE "C" AND grid_grid_1.path >= core_division_version_1.path AND
        grid_grid_1.path < (core_division_version_1.path || :path_1::VARCHAR)) THEN true ELSE false
        END
  ))::text || '},"disputes":null}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT '{"name":' || to_json((core_division_version_2.name)::text)::text || '}' AS anon_2
  FROM core_division_version AS core_division_version_2
  WHERE core_division_version_2.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_2.valid_to
    AND ((core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_2.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_2.code = :p4::VARCHAR COLLATE "C"
  LIMIT :param_2::INTEGER
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

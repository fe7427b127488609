SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_1.name)::text)::text || ',"children":null,"":1}' ELSE '{"name":' ||
      to_json((core_division_version_1.name)::text)::text || ',"children":[' || array_to_string(
      ARRAY(
    SELECT '{"name":' || to_json((core_division_version_2.name)::text)::text
      || ',"grids":' || (
      SELECT '{"totalCount":' || ((
        SELECT count(*) AS count_1
        FROM grid_grid AS grid_grid_1
        WHERE grid_grid_1.valid_from <= :v_today::DATE
          AND :v_today::DATE < grid_grid_1.valid_to
          AND (grid_grid_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND (grid_grid_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
          AND (grid_grid_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
          AND grid_grid_1.path >= core_division_version_2.path
          AND grid_grid_1.path < (core_division_version_2.path || :path_1::VARCHAR)
      ))::text || ',"nodes":[' || coalesce(string_agg('{"code":' || to_json((p3.r_code)::text)
          ::text
        || ',"name":' || to_json((p3.r_name)::text)::text
        || ',"kind":' || CASE p3.r_kind WHEN 'BASIC' THEN '"BASIC"' WHEN 'DEDICATED' THEN
          '"DEDICATED"' WHEN 'MICRO' THEN '"MICRO"' ELSE to_json((p3.r_kind)::text)::text END
        || ',"households":' || (p3.r_households)::text || ',"staff":[' || array_to_string(ARRAY(
        SELECT '{"role":' || CASE grid_staff_1.role WHEN 'LEADER' THEN '"LEADER"' WHEN
            'DEPUTY_LEADER' THEN '"DEPUTY_LEADER"' WHEN 'STANDING_LEADER' THEN '"STANDING_LEADER"'
            WHEN 'MEMBER' THEN '"MEMBER"' WHEN 'INFORMANT' THEN '"INFORMANT"' ELSE to_json((
            grid_staff_1.role)::text)::text END
          || ',"post":' || CASE grid_staff_1.post WHEN 'FULL_TIME' THEN '"FULL_TIME"' WHEN
            'PART_TIME' THEN '"PART_TIME"' ELSE to_json((grid_staff_1.post)::text)::text END || '}'
            AS o
        FROM grid_staff AS grid_staff_1
        WHERE grid_staff_1.valid_from <= :v_today::DATE
          AND :v_today::DATE < grid_staff_1.valid_to
          AND grid_staff_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
          AND (grid_staff_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
          AND (grid_staff_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
          AND grid_staff_1.county_id = p3.r_county_id
          AND grid_staff_1.grid_id = p3.r_id
        ORDER BY grid_staff_1.role, grid_staff_1.id
      ), ',') || ']}', ','), '') || ']}' AS anon_2
      FROM (
        SELECT grid_grid_2.county_id AS r_county_id, grid_grid_2.id AS r_id, grid_grid_2.division_id
            AS r_division_id, grid_grid_2.code AS r_code, grid_grid_2.name AS r_name,
            grid_grid_2.kind AS r_kind, grid_grid_2.households AS r_households
        FROM grid_grid AS grid_grid_2
        WHERE grid_grid_2.valid_from <= :v_today::DATE
          AND :v_today::DATE < grid_grid_2.valid_to
          AND (grid_grid_2.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND (grid_grid_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
          AND (grid_grid_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
          AND grid_grid_2.path >= core_division_version_2.path
          AND grid_grid_2.path < (core_division_version_2.path || :path_2::VARCHAR)
        ORDER BY grid_grid_2.code ASC, grid_grid_2.id ASC
        LIMIT :p4_1::INTEGER
      ) AS p3
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
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

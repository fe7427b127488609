SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"kindOfThing":"Division","grids":null,"":1}' ELSE
      '{"kindOfThing":"Division","grids":' || (
    SELECT '{"__typename":"GridConnection","nodes":[' || coalesce(group_concat(
        '{"__typename":"Grid"}', ',') FILTER (WHERE anon_3.rn <= :p4_1), :coalesce_1) ||
        '],"edges":[' || coalesce(group_concat('{"__typename":"GridEdge"}', ',') FILTER (WHERE
        anon_3.rn <= :p5_1), :coalesce_2) || '],"pageInfo":{"__typename":"PageInfo"}}' AS anon_2
    FROM (
      SELECT anon_4.r_county_id AS r_county_id, anon_4.r_id AS r_id, anon_4.r_division_id AS
          r_division_id, anon_4.r_code AS r_code, anon_4.r_name AS r_name, anon_4.r_kind AS r_kind,
          anon_4.r_households AS r_households, anon_4.r_population AS r_population,
          anon_4.r_valid_from AS r_valid_from, anon_4.r_valid_to AS r_valid_to, anon_4.p_id AS p_id,
          anon_4.p_valid_from AS p_valid_from, anon_4.p_parent_id AS p_parent_id, anon_4.p_county_id
          AS p_county_id, anon_4.p_managed_by_id AS p_managed_by_id, anon_4.p_level AS p_level,
          anon_4.p_kind AS p_kind, anon_4.p_code AS p_code, anon_4.p_name AS p_name,
          anon_4.p_short_name AS p_short_name, anon_4.p_urban_rural AS p_urban_rural,
          anon_4.p_sort_no AS p_sort_no, anon_4.p_path AS p_path, anon_4.p_valid_to AS p_valid_to,
          row_number() OVER (ORDER BY anon_4.r_code ASC, anon_4.r_id ASC) AS rn
      FROM (
        SELECT grid_grid_1.county_id AS r_county_id, grid_grid_1.id AS r_id, grid_grid_1.division_id
            AS r_division_id, grid_grid_1.code AS r_code, grid_grid_1.name AS r_name,
            grid_grid_1.kind AS r_kind, grid_grid_1.households AS r_households,
            grid_grid_1.population AS r_population, grid_grid_1.valid_from AS r_valid_from,
            grid_grid_1.valid_to AS r_valid_to, core_division_version_2.division_id AS p_id,
            core_division_version_2.valid_from AS p_valid_from, core_division_version_2.parent_id AS
            p_parent_id, core_division_version_2.county_id AS p_county_id,
            core_division_version_2.managed_by_id AS p_managed_by_id, core_division_version_2.level
            AS p_level, core_division_version_2.kind AS p_kind, core_division_version_2.code AS
            p_code, core_division_version_2.name AS p_name, core_division_version_2.short_name AS
            p_short_name, core_division_version_2.urban_rural AS p_urban_rural,
            core_division_version_2.sort_no AS p_sort_no, core_division_version_2.path AS p_path,
            core_division_version_2.valid_to AS p_valid_to
        FROM grid_grid AS grid_grid_1
          JOIN core_division_version AS core_division_version_2 ON
            core_division_version_2.division_id = grid_grid_1.division_id
          AND core_division_version_2.valid_from <= :v_today
          AND :v_today < core_division_version_2.valid_to
        WHERE grid_grid_1.valid_from <= :v_today
          AND :v_today < grid_grid_1.valid_to
          AND grid_grid_1.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND core_division_version_2.path >= :v_low
          AND core_division_version_2.path < :v_high
          AND core_division_version_2.path >= core_division_version_1.path
          AND core_division_version_2.path < (core_division_version_1.path || :path_1)
        ORDER BY grid_grid_1.code ASC, grid_grid_1.id ASC
        LIMIT :p3_1 OFFSET :param_1
      ) AS anon_4
      ORDER BY anon_4.r_code ASC, anon_4.r_id ASC
    ) AS anon_3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low AND core_division_version_1.path < :v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)))
    AND core_division_version_1.code = :p1
  LIMIT :param_2 OFFSET :param_3
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

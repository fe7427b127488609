SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"grids":null,"":1}' ELSE '{"grids":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM grid_grid AS grid_grid_1
      WHERE grid_grid_1.valid_from <= :v_today
        AND :v_today < grid_grid_1.valid_to
        AND grid_grid_1.county_id = :v_on_grid
        AND CASE WHEN (grid_grid_1.path >= :v_low AND grid_grid_1.path < :v_high AND
          grid_grid_1.path >= core_division_version_1.path AND grid_grid_1.path < (
          core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
    ))
      || ',"pageInfo":{"hasNextPage":true,"hasPreviousPage":' || CASE WHEN (coalesce(max(p3.rn),
        :coalesce_1) > :p4_1) THEN 'true' ELSE 'false' END
      || ',"startCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p5_1) THEN substr(CAST(p3.rn
        + :p3_rn_1 AS VARCHAR), :substr_1) || '"' || :p2_tag || '.' || lower(hex('[' || json_quote(
        p3.r_households) || ',' || json_quote(p3.r_id) || ']')) || '"' END), :substr_2), 'null')
      || ',"endCursor":' || coalesce(max(CASE WHEN (p3.rn = :p3_rn_2 AND :p6_1 > :param_1) THEN '"'
        || :p2_tag || '.' || lower(hex('[' || json_quote(p3.r_households) || ',' || json_quote(
        p3.r_id) || ']')) || '"' END), 'null') || '},"nodes":[' || coalesce(group_concat('{"code":'
        || json_quote(p3.r_code)
      || ',"households":' || json_quote(p3.r_households) || '}', ',') FILTER (WHERE p3.rn <= :p7_1),
        '') || ']}' AS anon_2
    FROM (
      SELECT anon_3.r_id AS r_id, anon_3.r_division_id AS r_division_id, anon_3.r_code AS r_code,
          anon_3.r_households AS r_households, row_number() OVER (ORDER BY anon_3.r_households DESC,
          anon_3.r_id DESC) AS rn
      FROM (
        SELECT grid_grid_2.id AS r_id, grid_grid_2.division_id AS r_division_id, grid_grid_2.code AS
            r_code, grid_grid_2.households AS r_households
        FROM grid_grid AS grid_grid_2
        WHERE grid_grid_2.valid_from <= :v_today
          AND :v_today < grid_grid_2.valid_to
          AND grid_grid_2.county_id = :v_on_grid
          AND CASE WHEN (grid_grid_2.path >= :v_low AND grid_grid_2.path < :v_high AND
            grid_grid_2.path >= core_division_version_1.path AND grid_grid_2.path < (
            core_division_version_1.path || :path_2)) THEN 1 ELSE 0 END = 1
          AND (grid_grid_2.households, grid_grid_2.id) < (:p2_k0, :p2_k1)
        ORDER BY grid_grid_2.households DESC, grid_grid_2.id DESC
        LIMIT :p8_1 OFFSET :param_2
      ) AS anon_3
      ORDER BY anon_3.r_households ASC, anon_3.r_id ASC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_3 OFFSET :param_4
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

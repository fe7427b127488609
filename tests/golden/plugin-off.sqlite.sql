SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"name":' || json_quote(core_division_version_1.name) ||
      ',"disputes":null,"grids":null,"gridEvents":null,"figures":null,"":1}' ELSE '{"name":' ||
      json_quote(core_division_version_1.name)
    || ',"disputes":null,"grids":{"totalCount":' || json_quote((
    SELECT count(*) AS count_1
    FROM grid_grid AS grid_grid_1
    WHERE grid_grid_1.valid_from <= :v_today
      AND :v_today < grid_grid_1.valid_to
      AND grid_grid_1.county_id = :v_on_grid
      AND CASE WHEN (grid_grid_1.path >= :v_low AND grid_grid_1.path < :v_high AND grid_grid_1.path
        >= core_division_version_1.path AND grid_grid_1.path < (core_division_version_1.path ||
        :path_1)) THEN 1 ELSE 0 END = 1
  ))
    || '},"gridEvents":' || (
    SELECT '{"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p5.r_no) ||
        ',"becameDispute":null}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT grid_event_1.id AS r_id, grid_event_1.division_id AS r_division_id,
          grid_event_1.placed_on AS r_placed_on, grid_event_1.no AS r_no, grid_event_1.opened_at AS
          r_opened_at
      FROM grid_event AS grid_event_1
      WHERE grid_event_1.county_id = :v_on_grid
        AND CASE WHEN (grid_event_1.path >= :v_low AND grid_event_1.path < :v_high AND
          grid_event_1.path >= core_division_version_1.path AND grid_event_1.path < (
          core_division_version_1.path || :path_2)) THEN 1 ELSE 0 END = 1
        AND grid_event_1.status = :p6
      ORDER BY grid_event_1.opened_at ASC, grid_event_1.id ASC
      LIMIT :p7_1 OFFSET :param_1
    ) AS p5
  )
    || ',"figures":' || (
    SELECT '[{"status":"PLUGIN_OFF","value":null},{"status":"AVAILABLE","value":' || json_quote(
        CASE WHEN abs(anon_4.n0) <= 1.7976931348623157e308 THEN (anon_4.n0) * 1.0 END) || '}]' AS
        anon_3
    FROM (
      SELECT count(*) AS n0
      FROM grid_grid AS grid_grid_2
      WHERE grid_grid_2.valid_from <= :p8_last
        AND :p8_last < grid_grid_2.valid_to
        AND +grid_grid_2.county_id = +:v_on_grid
        AND grid_grid_2.path >= core_division_version_1.path
        AND grid_grid_2.path < (core_division_version_1.path || :path_3)
        AND grid_grid_2.path >= :v_low
        AND grid_grid_2.path < :v_high
        AND grid_grid_2.kind IN (:kind_1_1, :kind_1_2)
    ) AS anon_4
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_2 OFFSET :param_3
) AS r0, '[null]' AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

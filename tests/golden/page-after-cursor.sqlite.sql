SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"gridEvents":null,"":1}' ELSE '{"gridEvents":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM grid_event AS grid_event_1
      WHERE grid_event_1.county_id = :v_on_grid
        AND CASE WHEN (grid_event_1.path >= :v_low AND grid_event_1.path < :v_high AND
          grid_event_1.path >= core_division_version_1.path AND grid_event_1.path < (
          core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
    ))
      || ',"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(p3.rn), :coalesce_1) > :p4_1) THEN
        'true' ELSE 'false' END
      || ',"hasPreviousPage":true,"startCursor":' || coalesce(max(CASE WHEN (p3.rn = :p3_rn_1 AND
        :p5_1 > :param_1) THEN '"' || :p2_tag || '.' || lower(hex('[' || json_quote(coalesce(
        p3.r_due_at, :param_2)) || ',' || json_quote(p3.r_id) || ']')) || '"' END), 'null')
      || ',"endCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p6_1) THEN substr(CAST(p3.rn +
        :p3_rn_2 AS VARCHAR), :substr_1) || '"' || :p2_tag || '.' || lower(hex('[' || json_quote(
        coalesce(p3.r_due_at, :param_3)) || ',' || json_quote(p3.r_id) || ']')) || '"' END),
        :substr_2), 'null') || '},"nodes":[' || coalesce(group_concat('{"no":' || json_quote(
        p3.r_no)
      || ',"dueAt":' || json_quote(p3.r_due_at) || '}', ',') FILTER (WHERE p3.rn <= :p7_1), '') ||
        ']}' AS anon_2
    FROM (
      SELECT anon_3.r_id AS r_id, anon_3.r_division_id AS r_division_id, anon_3.r_placed_on AS
          r_placed_on, anon_3.r_no AS r_no, anon_3.r_due_at AS r_due_at, row_number() OVER (ORDER BY
          anon_3.r_due_at DESC NULLS LAST, anon_3.r_id DESC) AS rn
      FROM (
        SELECT grid_event_2.id AS r_id, grid_event_2.division_id AS r_division_id,
            grid_event_2.placed_on AS r_placed_on, grid_event_2.no AS r_no, grid_event_2.due_at AS
            r_due_at
        FROM grid_event AS grid_event_2
        WHERE grid_event_2.county_id = :v_on_grid
          AND CASE WHEN (grid_event_2.path >= :v_low AND grid_event_2.path < :v_high AND
            grid_event_2.path >= core_division_version_1.path AND grid_event_2.path < (
            core_division_version_1.path || :path_2)) THEN 1 ELSE 0 END = 1
          AND (coalesce(grid_event_2.due_at, :param_4), grid_event_2.id) < (:p2_k0, :p2_k1)
        ORDER BY grid_event_2.due_at DESC NULLS LAST, grid_event_2.id DESC
        LIMIT :p8_1 OFFSET :param_5
      ) AS anon_3
      ORDER BY anon_3.r_due_at DESC NULLS LAST, anon_3.r_id DESC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_6 OFFSET :param_7
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

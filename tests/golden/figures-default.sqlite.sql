SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"figures":null,"":1}' ELSE '{"figures":' || (
    SELECT '[{"measure":{"name":"grid.grids","kind":"STOCK"},"status":"AVAILABLE","value":' ||
        json_quote(CASE WHEN abs(anon_3.n0) <= 1.7976931348623157e308 THEN (anon_3.n0) * 1.0 END)
      || ',"period":' || json_quote(:p2_text)
      || ',"asOf":' || json_quote(:p2_last)
      || '},{"measure":{"name":"mediation.accepted","kind":"FLOW"},"status":"AVAILABLE","value":' ||
        json_quote(CASE WHEN abs(anon_4.n0) <= 1.7976931348623157e308 THEN (anon_4.n0) * 1.0 END)
      || ',"period":' || json_quote(:p2_text)
      || ',"asOf":' || json_quote(:p2_last)
      || '},{"measure":{"name":"core.villages","kind":"STOCK"},"status":' || CASE WHEN (anon_5.n0 IS
        NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_5.n0) <= 1.7976931348623157e308 THEN (
        anon_5.n0) * 1.0 END)
      || ',"period":' || json_quote(:p2_text)
      || ',"asOf":' || json_quote(:p2_last) || '}]' AS anon_2
    FROM (
      SELECT count(*) AS n0
      FROM grid_grid AS grid_grid_1
      WHERE grid_grid_1.valid_from <= :p2_last
        AND :p2_last < grid_grid_1.valid_to
        AND +grid_grid_1.county_id = +:v_on_grid
        AND grid_grid_1.path >= core_division_version_1.path
        AND grid_grid_1.path < (core_division_version_1.path || :path_1)
        AND grid_grid_1.path >= :v_low
        AND grid_grid_1.path < :v_high
        AND grid_grid_1.kind IN (:kind_1_1, :kind_1_2)
    ) AS anon_3, (
      SELECT count(*) AS n0
      FROM mediation_dispute AS mediation_dispute_1
      WHERE +mediation_dispute_1.county_id = +:v_on_mediation
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_2)
        AND mediation_dispute_1.path >= :v_low
        AND mediation_dispute_1.path < :v_high
        AND mediation_dispute_1.accepted_at >= :p2_from_at
        AND mediation_dispute_1.accepted_at < :p2_end_at
        AND mediation_dispute_1.status != :status_1
    ) AS anon_4, (
      SELECT (
        SELECT count(*) AS count_1
        FROM core_division_version AS core_division_version_2
        WHERE core_division_version_2.valid_from <= :p2_last
          AND :p2_last < core_division_version_2.valid_to
          AND core_division_version_2.level = :level_1
          AND core_division_version_2.path >= core_division_version_1.path
          AND core_division_version_2.path < (core_division_version_1.path || :path_3)
          AND core_division_version_2.path >= :v_low
          AND core_division_version_2.path < :v_high
      ) AS n0
    ) AS anon_5
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_1 OFFSET :param_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

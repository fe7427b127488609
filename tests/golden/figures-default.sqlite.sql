SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"figures":null,"":1}' ELSE '{"figures":[' || (
    SELECT '{"measure":{"name":' || json_quote(:param_1)
      || ',"kind":' || json_quote(:param_2)
      || '},"status":' || CASE WHEN (anon_3.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_3.n) <= 1.7976931348623157e308 THEN (anon_3.n)
        * 1.0 END)
      || ',"period":' || json_quote(:p2_text)
      || ',"asOf":' || json_quote(:p2_last) || '}' AS anon_2
    FROM (
      SELECT (
        SELECT count(*) AS count_1
        FROM grid_grid
          JOIN core_division_version AS spot ON spot.division_id = grid_grid.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_1)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_grid.valid_from <= :p2_last
          AND :p2_last < grid_grid.valid_to
          AND grid_grid.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND grid_grid.kind IN (:kind_1_1, :kind_1_2)
      ) AS n
    ) AS anon_3
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_3)
      || ',"kind":' || json_quote(:param_4)
      || '},"status":' || CASE WHEN (anon_5.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_5.n) <= 1.7976931348623157e308 THEN (anon_5.n)
        * 1.0 END)
      || ',"period":' || json_quote(:p2_text)
      || ',"asOf":' || json_quote(:p2_last) || '}' AS anon_4
    FROM (
      SELECT (
        SELECT count(*) AS count_2
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_2)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mediation_dispute.county_id IN (SELECT value FROM json_each(:v_on_mediation))
          AND mediation_dispute.accepted_at >= :p2_from_at
          AND mediation_dispute.accepted_at < :p2_end_at
          AND mediation_dispute.status != :status_1
      ) AS n
    ) AS anon_5
  ) || ',' || (
    SELECT '{"measure":{"name":' || json_quote(:param_5)
      || ',"kind":' || json_quote(:param_6)
      || '},"status":' || CASE WHEN (anon_7.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || json_quote(CASE WHEN abs(anon_7.n) <= 1.7976931348623157e308 THEN (anon_7.n)
        * 1.0 END)
      || ',"period":' || json_quote(:p2_text)
      || ',"asOf":' || json_quote(:p2_last) || '}' AS anon_6
    FROM (
      SELECT (
        SELECT count(*) AS count_3
        FROM core_division_version AS spot
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND spot.level = :level_1
      ) AS n
    ) AS anon_7
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low AND core_division_version_1.path < :v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)))
    AND core_division_version_1.code = :p1
  LIMIT :param_7 OFFSET :param_8
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"asOf":null,"today":null,"":1}' ELSE '{"asOf":[' || (
    SELECT '{"value":' || json_quote(CASE WHEN abs(anon_3.n) <= 1.7976931348623157e308 THEN (
        anon_3.n) * 1.0 END) || '}' AS anon_2
    FROM (
      SELECT (
        SELECT count(*) AS count_1
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_1)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mediation_dispute.county_id IN (SELECT value FROM json_each(:v_on_mediation))
          AND mediation_dispute.settled_at >= :p2_from_at
          AND mediation_dispute.settled_at < :p2_end_at
          AND mediation_dispute.outcome IN (:outcome_1_1, :outcome_1_2, :outcome_1_3)
      ) AS n
    ) AS anon_3
  ) || ',' || (
    SELECT '{"value":' || json_quote(CASE WHEN abs(anon_5.n) <= 1.7976931348623157e308 THEN (
        anon_5.n) * 1.0 END) || '}' AS anon_4
    FROM (
      SELECT (
        SELECT count(DISTINCT grid_staff.person_id) AS count_2
        FROM grid_staff
          JOIN core_division_version AS spot ON spot.division_id = grid_staff.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_2)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_staff.valid_from <= :p2_last
          AND :p2_last < grid_staff.valid_to
          AND grid_staff.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND grid_staff.role = :role_1
      ) AS n
    ) AS anon_5
  ) || '],"today":[' || (
    SELECT '{"value":' || json_quote(CASE WHEN abs(anon_7.n) <= 1.7976931348623157e308 THEN (
        anon_7.n) * 1.0 END) || '}' AS anon_6
    FROM (
      SELECT (
        SELECT count(*) AS count_3
        FROM mediation_dispute
          JOIN core_division AS unit ON unit.id = mediation_dispute.division_id
          JOIN core_division_version AS spot ON spot.division_id = unit.heir_id
        WHERE spot.valid_from <= :v_today
          AND :v_today < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mediation_dispute.county_id IN (SELECT value FROM json_each(:v_on_mediation))
          AND mediation_dispute.settled_at >= :p3_from_at
          AND mediation_dispute.settled_at < :p3_end_at
          AND mediation_dispute.outcome IN (:outcome_2_1, :outcome_2_2, :outcome_2_3)
      ) AS n
    ) AS anon_7
  ) || ',' || (
    SELECT '{"value":' || json_quote(CASE WHEN abs(anon_9.n) <= 1.7976931348623157e308 THEN (
        anon_9.n) * 1.0 END) || '}' AS anon_8
    FROM (
      SELECT (
        SELECT count(DISTINCT grid_staff.person_id) AS count_4
        FROM grid_staff
          JOIN core_division AS unit ON unit.id = grid_staff.division_id
          JOIN core_division_version AS spot ON spot.division_id = unit.heir_id
        WHERE spot.valid_from <= :v_today
          AND :v_today < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_4)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_staff.valid_from <= :p3_last
          AND :p3_last < grid_staff.valid_to
          AND grid_staff.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND grid_staff.role = :role_2
      ) AS n
    ) AS anon_9
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low AND core_division_version_1.path < :v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)))
    AND core_division_version_1.code = :p1
  LIMIT :param_1 OFFSET :param_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

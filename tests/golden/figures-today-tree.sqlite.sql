SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"asOf":null,"today":null,"":1}' ELSE '{"asOf":' || (
    SELECT '[{"value":' || json_quote(CASE WHEN abs(anon_3.n0) <= 1.7976931348623157e308 THEN (
        anon_3.n0) * 1.0 END)
      || '},{"value":' || json_quote(CASE WHEN abs(anon_4.n0) <= 1.7976931348623157e308 THEN (
        anon_4.n0) * 1.0 END) || '}]' AS anon_2
    FROM (
      SELECT count(*) AS n0
      FROM mediation_dispute AS mediation_dispute_1
      WHERE +mediation_dispute_1.county_id = +:v_on_mediation
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_1)
        AND mediation_dispute_1.path >= :v_low
        AND mediation_dispute_1.path < :v_high
        AND mediation_dispute_1.settled_at >= :p2_from_at
        AND mediation_dispute_1.settled_at < :p2_end_at
        AND mediation_dispute_1.outcome IN (:outcome_1_1, :outcome_1_2, :outcome_1_3)
    ) AS anon_3, (
      SELECT count(DISTINCT grid_staff_1.person_id) AS n0
      FROM grid_staff AS grid_staff_1
      WHERE grid_staff_1.valid_from <= :p2_last
        AND :p2_last < grid_staff_1.valid_to
        AND +grid_staff_1.county_id = +:v_on_grid
        AND grid_staff_1.path >= core_division_version_1.path
        AND grid_staff_1.path < (core_division_version_1.path || :path_2)
        AND grid_staff_1.path >= :v_low
        AND grid_staff_1.path < :v_high
        AND grid_staff_1.role = :role_1
    ) AS anon_4
  )
    || ',"today":' || (
    SELECT '[{"value":' || json_quote(CASE WHEN abs(anon_6.n0) <= 1.7976931348623157e308 THEN (
        anon_6.n0) * 1.0 END)
      || '},{"value":' || json_quote(CASE WHEN abs(anon_7.n0) <= 1.7976931348623157e308 THEN (
        anon_7.n0) * 1.0 END) || '}]' AS anon_5
    FROM (
      SELECT count(*) AS n0
      FROM mediation_dispute AS mediation_dispute_2
      WHERE +mediation_dispute_2.county_id = +:v_on_mediation
        AND mediation_dispute_2.path >= core_division_version_1.path
        AND mediation_dispute_2.path < (core_division_version_1.path || :path_3)
        AND mediation_dispute_2.path >= :v_low
        AND mediation_dispute_2.path < :v_high
        AND mediation_dispute_2.settled_at >= :p3_from_at
        AND mediation_dispute_2.settled_at < :p3_end_at
        AND mediation_dispute_2.outcome IN (:outcome_2_1, :outcome_2_2, :outcome_2_3)
    ) AS anon_6, (
      SELECT count(DISTINCT grid_staff_2.person_id) AS n0
      FROM grid_staff AS grid_staff_2
      WHERE grid_staff_2.valid_from <= :p3_last
        AND :p3_last < grid_staff_2.valid_to
        AND +grid_staff_2.county_id = +:v_on_grid
        AND grid_staff_2.path >= core_division_version_1.path
        AND grid_staff_2.path < (core_division_version_1.path || :path_4)
        AND grid_staff_2.path >= :v_low
        AND grid_staff_2.path < :v_high
        AND grid_staff_2.role = :role_2
    ) AS anon_7
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

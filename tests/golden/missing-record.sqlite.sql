SELECT (
  SELECT '{"no":' || json_quote(mediation_dispute_1.no) || '}' AS anon_1
  FROM mediation_dispute AS mediation_dispute_1
  WHERE mediation_dispute_1.county_id = :v_on_mediation
    AND +mediation_dispute_1.path >= +:v_low
    AND +mediation_dispute_1.path < +:v_high
    AND mediation_dispute_1.id = :p1
  LIMIT :param_1 OFFSET :param_2
) AS r0, (
  SELECT '{"name":' || json_quote(core_division_version_1.name) || '}' AS anon_2
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p2
  LIMIT :param_3 OFFSET :param_4
) AS r1, (
  SELECT '{"name":' || json_quote(core_division_version_2.name) || '}' AS anon_3
  FROM core_division_version AS core_division_version_2
  WHERE core_division_version_2.valid_from <= :v_today
    AND :v_today < core_division_version_2.valid_to
    AND (+core_division_version_2.path >= +:v_low AND +core_division_version_2.path < +:v_high OR
      core_division_version_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_2.code = :p3
  LIMIT :param_5 OFFSET :param_6
) AS r2, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

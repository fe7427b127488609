SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"disputes":null,"open":null,"descendants":null,"":1}' ELSE
      '{"disputes":{"totalCount":' || json_quote((
    SELECT count(*) AS count_1
    FROM mediation_dispute AS mediation_dispute_1
    WHERE mediation_dispute_1.county_id = :v_on_mediation
      AND CASE WHEN (mediation_dispute_1.path >= :v_low AND mediation_dispute_1.path < :v_high AND
        mediation_dispute_1.path >= core_division_version_1.path AND mediation_dispute_1.path < (
        core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
  ))
    || '},"open":{"totalCount":' || json_quote((
    SELECT count(*) AS count_2
    FROM mediation_dispute AS mediation_dispute_2
    WHERE mediation_dispute_2.county_id = :v_on_mediation
      AND CASE WHEN (mediation_dispute_2.path >= :v_low AND mediation_dispute_2.path < :v_high AND
        mediation_dispute_2.path >= core_division_version_1.path AND mediation_dispute_2.path < (
        core_division_version_1.path || :path_2)) THEN 1 ELSE 0 END = 1
      AND mediation_dispute_2.status IN (SELECT value FROM json_each(:p6)) = 0
  ))
    || '},"descendants":{"totalCount":' || json_quote((
    SELECT count(*) AS count_3
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :v_today
      AND :v_today < core_division_version_2.valid_to
      AND core_division_version_2.path >= :v_low
      AND core_division_version_2.path < :v_high
      AND core_division_version_2.path >= core_division_version_1.path
      AND core_division_version_2.path < (core_division_version_1.path || :path_3)
      AND core_division_version_2.division_id != core_division_version_1.division_id
      AND core_division_version_2.level = :p9
  )) || '}}' END AS anon_1
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

SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"large":null,"both":null,"strange":null,"empty":null,"figures":null,"":1}'
      ELSE '{"large":null,"both":null,"strange":null,"empty":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation
        AND CASE WHEN (mediation_dispute_1.path >= :v_low AND mediation_dispute_1.path < :v_high AND
          mediation_dispute_1.path >= core_division_version_1.path AND mediation_dispute_1.path < (
          core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
    )) || ',"nodes":[' || coalesce(group_concat('{"id":' || json_quote('dispute_' || p3.r_id) || '}',
        ','), '') || ']}' AS anon_2
    FROM (
      SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
          mediation_dispute_2.placed_on AS r_placed_on
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation
        AND CASE WHEN (mediation_dispute_2.path >= :v_low AND mediation_dispute_2.path < :v_high AND
          mediation_dispute_2.path >= core_division_version_1.path AND mediation_dispute_2.path < (
          core_division_version_1.path || :path_2)) THEN 1 ELSE 0 END = 1
      ORDER BY mediation_dispute_2.id ASC, mediation_dispute_2.id ASC
      LIMIT :p4_1 OFFSET :param_1
    ) AS p3
  ) || ',"figures":null}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_2 OFFSET :param_3
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

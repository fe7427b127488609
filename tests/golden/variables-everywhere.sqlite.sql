SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"disputes":null,"":1}' ELSE '{"disputes":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation
        AND CASE WHEN (mediation_dispute_1.path >= :v_low AND mediation_dispute_1.path < :v_high AND
          mediation_dispute_1.path >= core_division_version_1.path AND mediation_dispute_1.path < (
          core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
        AND mediation_dispute_1.status IN (SELECT value FROM json_each(:p4)) = 1
        AND mediation_dispute_1.opened_at >= :p5
        AND mediation_dispute_1.scale = :p6
    )) || ',"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p3.r_no)
      || ',"status":' || json_quote(p3.r_status) || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
          mediation_dispute_2.placed_on AS r_placed_on, mediation_dispute_2.no AS r_no,
          mediation_dispute_2.status AS r_status
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation
        AND CASE WHEN (mediation_dispute_2.path >= :v_low AND mediation_dispute_2.path < :v_high AND
          mediation_dispute_2.path >= core_division_version_1.path AND mediation_dispute_2.path < (
          core_division_version_1.path || :path_2)) THEN 1 ELSE 0 END = 1
        AND mediation_dispute_2.status IN (SELECT value FROM json_each(:p7)) = 1
        AND mediation_dispute_2.opened_at >= :p8
        AND mediation_dispute_2.scale = :p9
      ORDER BY mediation_dispute_2.no DESC, mediation_dispute_2.id DESC
      LIMIT :p10_1 OFFSET :param_1
    ) AS p3
  ) || '}' END AS anon_1
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

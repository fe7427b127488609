SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"name":' || json_quote(core_division_version_1.name) ||
      ',"parent":null,"children":null,"disputes":null,"":1}' ELSE '{"name":' || json_quote(
      core_division_version_1.name)
    || ',"parent":' || coalesce((
    SELECT '{"name":' || json_quote(core_division_version_2.name) || '}' AS anon_2
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :v_today
      AND :v_today < core_division_version_2.valid_to
      AND (+core_division_version_2.path >= +:v_low AND +core_division_version_2.path < +:v_high OR
        core_division_version_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
      AND core_division_version_2.division_id = core_division_version_1.parent_id
    LIMIT :param_1 OFFSET :param_2
  ), 'null') || ',"children":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"code":' || json_quote(core_division_version_3.code) || '}' AS o
      FROM core_division_version AS core_division_version_3
      WHERE core_division_version_3.valid_from <= :v_today
        AND :v_today < core_division_version_3.valid_to
        AND +core_division_version_3.path >= +:v_low
        AND +core_division_version_3.path < +:v_high
        AND core_division_version_3.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_3.sort_no, core_division_version_3.code NULLS FIRST,
          core_division_version_3.division_id
    )
  )
    || '],"disputes":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation
        AND +mediation_dispute_1.path >= +:v_low
        AND +mediation_dispute_1.path < +:v_high
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_1)
    )) || ',"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p3.r_no)
      || ',"division":' || coalesce((
      SELECT '{"name":' || json_quote(core_division_version_4.name) || '}' AS anon_4
      FROM core_division_version AS core_division_version_4
      WHERE core_division_version_4.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_division_version_4.valid_to
        AND +core_division_version_4.path >= +:v_low
        AND +core_division_version_4.path < +:v_high
        AND core_division_version_4.division_id = p3.r_division_id
      LIMIT :param_3 OFFSET :param_4
    ), 'null') || '}', ','), '') || ']}' AS anon_3
    FROM (
      SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
          mediation_dispute_2.placed_on AS r_placed_on, mediation_dispute_2.no AS r_no
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation
        AND +mediation_dispute_2.path >= +:v_low
        AND +mediation_dispute_2.path < +:v_high
        AND mediation_dispute_2.path >= core_division_version_1.path
        AND mediation_dispute_2.path < (core_division_version_1.path || :path_2)
      ORDER BY mediation_dispute_2.no ASC, mediation_dispute_2.id ASC
      LIMIT :p4_1 OFFSET :param_5
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
  SELECT '{"totalCount":' || json_quote((
    SELECT count(*) AS count_2
    FROM core_division_version AS core_division_version_5
    WHERE core_division_version_5.valid_from <= :v_today
      AND :v_today < core_division_version_5.valid_to
      AND core_division_version_5.path >= :v_low
      AND core_division_version_5.path < :v_high
      AND core_division_version_5.level = :p7
  )) || ',"nodes":[' || coalesce(group_concat('{"name":' || json_quote(p6.r_name) || '}', ','), '')
      || ']}' AS anon_5
  FROM (
    SELECT core_division_version_6.division_id AS r_id, core_division_version_6.code AS r_code,
        core_division_version_6.name AS r_name
    FROM core_division_version AS core_division_version_6
    WHERE core_division_version_6.valid_from <= :v_today
      AND :v_today < core_division_version_6.valid_to
      AND core_division_version_6.path >= :v_low
      AND core_division_version_6.path < :v_high
      AND core_division_version_6.level = :p8
    ORDER BY core_division_version_6.code ASC NULLS FIRST, core_division_version_6.division_id ASC
    LIMIT :p9_1 OFFSET :param_8
  ) AS p6
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

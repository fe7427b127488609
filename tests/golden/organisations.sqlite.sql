SELECT (
  SELECT CASE WHEN (NOT (core_organisation_1.path >= :v_low AND core_organisation_1.path < :v_high))
      THEN '{"name":' || json_quote(core_organisation_1.name)
    || ',"kind":' || json_quote(core_organisation_1.kind) || ',"division":null,"line":null,"":1}'
      ELSE '{"name":' || json_quote(core_organisation_1.name)
    || ',"kind":' || json_quote(core_organisation_1.kind)
    || ',"division":' || coalesce((
    SELECT '{"name":' || json_quote(core_division_version_1.name) || '}' AS anon_2
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.valid_from <= core_organisation_1.valid_from
      AND core_organisation_1.valid_from < core_division_version_1.valid_to
      AND +core_division_version_1.path >= +:v_low
      AND +core_division_version_1.path < +:v_high
      AND core_division_version_1.division_id = core_organisation_1.division_id
    LIMIT :param_1 OFFSET :param_2
  ), 'null')
    || ',"line":' || coalesce((
    SELECT '{"name":' || json_quote(core_organisation_2.name) || '}' AS anon_3
    FROM core_organisation AS core_organisation_2
    WHERE core_organisation_2.valid_from <= :v_today
      AND :v_today < core_organisation_2.valid_to
      AND (+core_organisation_2.path >= +:v_low AND +core_organisation_2.path < +:v_high OR
        core_organisation_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
      AND core_organisation_2.id = core_organisation_1.line_id
    LIMIT :param_3 OFFSET :param_4
  ), 'null') || '}' END AS anon_1
  FROM core_organisation AS core_organisation_1
  WHERE (+core_organisation_1.path >= +:v_low AND +core_organisation_1.path < +:v_high OR
      core_organisation_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_organisation_1.id = :p1
  LIMIT :param_5 OFFSET :param_6
) AS r0, (
  SELECT CASE WHEN (NOT (core_division_version_2.path >= :v_low AND core_division_version_2.path <
      :v_high)) THEN '{"centre":null,"posts":null,"":1}' ELSE '{"centre":' || coalesce((
    SELECT '{"level":' || json_quote(core_centre_1.level)
      || ',"site":' || json_quote(core_centre_1.site)
      || ',"organisation":' || coalesce((
      SELECT '{"id":' || json_quote('organisation_' || core_organisation_3.id) || '}' AS anon_6
      FROM core_organisation AS core_organisation_3
      WHERE core_organisation_3.valid_from <= :v_today
        AND :v_today < core_organisation_3.valid_to
        AND +core_organisation_3.path >= +:v_low
        AND +core_organisation_3.path < +:v_high
        AND core_organisation_3.id = core_centre_1.organisation_id
      LIMIT :param_7 OFFSET :param_8
    ), 'null') || '}' AS anon_5
    FROM core_centre AS core_centre_1
    WHERE core_centre_1.valid_from <= :v_today
      AND :v_today < core_centre_1.valid_to
      AND +core_centre_1.path >= +:v_low
      AND +core_centre_1.path < +:v_high
      AND core_centre_1.division_id = core_division_version_2.division_id
    LIMIT :param_9 OFFSET :param_10
  ), 'null')
    || ',"posts":' || (
    SELECT '{"nodes":[' || coalesce(group_concat('{"position":' || json_quote(p4.r_position)
      || ',"state":' || json_quote(p4.r_state)
      || ',"organisation":' || coalesce((
      SELECT '{"name":' || json_quote(core_organisation_4.name) || '}' AS anon_8
      FROM core_organisation AS core_organisation_4
      WHERE core_organisation_4.valid_from <= :v_today
        AND :v_today < core_organisation_4.valid_to
        AND +core_organisation_4.path >= +:v_low
        AND +core_organisation_4.path < +:v_high
        AND core_organisation_4.id = p4.r_organisation_id
      LIMIT :param_11 OFFSET :param_12
    ), 'null') || '}', ','), '') || ']}' AS anon_7
    FROM (
      SELECT party_post_1.id AS r_id, party_post_1.division_id AS r_division_id,
          party_post_1.position AS r_position, party_post_1.state AS r_state,
          party_post_1.organisation_id AS r_organisation_id
      FROM party_post AS party_post_1
      WHERE party_post_1.valid_from <= :v_today
        AND :v_today < party_post_1.valid_to
        AND party_post_1.county_id = :v_on_party
        AND +party_post_1.path >= +:v_low
        AND +party_post_1.path < +:v_high
        AND party_post_1.path >= core_division_version_2.path
        AND party_post_1.path < (core_division_version_2.path || :path_1)
      ORDER BY party_post_1.position ASC, party_post_1.id ASC
      LIMIT :p5_1 OFFSET :param_13
    ) AS p4
  ) || '}' END AS anon_4
  FROM core_division_version AS core_division_version_2
  WHERE core_division_version_2.valid_from <= :v_today
    AND :v_today < core_division_version_2.valid_to
    AND (+core_division_version_2.path >= +:v_low AND +core_division_version_2.path < +:v_high OR
      core_division_version_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_2.code = :p2
  LIMIT :param_14 OFFSET :param_15
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

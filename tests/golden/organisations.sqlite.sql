SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"name":' || json_quote(core_organisation_1.name)
    || ',"kind":' || json_quote(core_organisation_1.kind) || ',"division":null,"line":null,"":1}'
      ELSE '{"name":' || json_quote(core_organisation_1.name)
    || ',"kind":' || json_quote(core_organisation_1.kind)
    || ',"division":' || coalesce((
    SELECT '{"name":' || json_quote(core_division_version_2.name) || '}' AS anon_2
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= core_division_version_1.valid_from
      AND core_division_version_1.valid_from < core_division_version_2.valid_to
      AND core_division_version_2.path >= :v_low
      AND core_division_version_2.path < :v_high
      AND core_division_version_2.division_id = core_division_version_1.division_id
    LIMIT :param_1 OFFSET :param_2
  ), :coalesce_1)
    || ',"line":' || coalesce((
    SELECT '{"name":' || json_quote(core_organisation_2.name) || '}' AS anon_3
    FROM core_organisation AS core_organisation_2
      JOIN core_division_version AS core_division_version_3 ON core_division_version_3.division_id =
        core_organisation_2.division_id
      AND core_division_version_3.valid_from <= :v_today
      AND :v_today < core_division_version_3.valid_to
    WHERE core_organisation_2.valid_from <= :v_today
      AND :v_today < core_organisation_2.valid_to
      AND (core_division_version_3.path >= :v_low AND core_division_version_3.path < :v_high OR
        core_division_version_3.division_id IN (SELECT value FROM json_each(:v_above)))
      AND core_organisation_2.id = core_organisation_1.line_id
    LIMIT :param_3 OFFSET :param_4
  ), :coalesce_2) || '}' END AS anon_1
  FROM core_organisation AS core_organisation_1
    JOIN core_division_version AS core_division_version_1 ON core_division_version_1.division_id =
      core_organisation_1.division_id
    AND core_division_version_1.valid_from <= core_organisation_1.valid_from
    AND core_organisation_1.valid_from < core_division_version_1.valid_to
  WHERE (core_division_version_1.path >= :v_low AND core_division_version_1.path < :v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)))
    AND core_organisation_1.id = :p1
  LIMIT :param_5 OFFSET :param_6
) AS r0, (
  SELECT CASE WHEN (NOT (core_division_version_4.path >= :v_low AND core_division_version_4.path <
      :v_high)) THEN '{"centre":null,"posts":null,"":1}' ELSE '{"centre":' || coalesce((
    SELECT '{"level":' || json_quote(core_centre_1.level)
      || ',"site":' || json_quote(core_centre_1.site)
      || ',"organisation":' || coalesce((
      SELECT '{"id":' || json_quote('organisation_' || core_organisation_3.id) || '}' AS anon_6
      FROM core_organisation AS core_organisation_3
        JOIN core_division_version AS core_division_version_5 ON core_division_version_5.division_id
          = core_organisation_3.division_id
        AND core_division_version_5.valid_from <= :v_today
        AND :v_today < core_division_version_5.valid_to
      WHERE core_organisation_3.valid_from <= :v_today
        AND :v_today < core_organisation_3.valid_to
        AND core_division_version_5.path >= :v_low
        AND core_division_version_5.path < :v_high
        AND core_organisation_3.id = core_centre_1.organisation_id
      LIMIT :param_7 OFFSET :param_8
    ), :coalesce_3) || '}' AS anon_5
    FROM core_centre AS core_centre_1
      JOIN core_division_version AS core_division_version_6 ON core_division_version_6.division_id =
        core_centre_1.division_id
      AND core_division_version_6.valid_from <= :v_today
      AND :v_today < core_division_version_6.valid_to
    WHERE core_centre_1.valid_from <= :v_today
      AND :v_today < core_centre_1.valid_to
      AND core_division_version_6.path >= :v_low
      AND core_division_version_6.path < :v_high
      AND core_centre_1.division_id = core_division_version_4.division_id
    LIMIT :param_9 OFFSET :param_10
  ), :coalesce_4)
    || ',"posts":' || (
    SELECT '{"nodes":[' || coalesce(group_concat('{"position":' || json_quote(anon_8.r_position)
      || ',"state":' || json_quote(anon_8.r_state)
      || ',"organisation":' || coalesce((
      SELECT '{"name":' || json_quote(core_organisation_4.name) || '}' AS anon_9
      FROM core_organisation AS core_organisation_4
        JOIN core_division_version AS core_division_version_7 ON core_division_version_7.division_id
          = core_organisation_4.division_id
        AND core_division_version_7.valid_from <= :v_today
        AND :v_today < core_division_version_7.valid_to
      WHERE core_organisation_4.valid_from <= :v_today
        AND :v_today < core_organisation_4.valid_to
        AND core_division_version_7.path >= :v_low
        AND core_division_version_7.path < :v_high
        AND core_organisation_4.id = anon_8.r_organisation_id
      LIMIT :param_11 OFFSET :param_12
    ), :coalesce_5) || '}', ','), :coalesce_6) || ']}' AS anon_7
    FROM (
      SELECT party_post_1.county_id AS r_county_id, party_post_1.id AS r_id,
          party_post_1.division_id AS r_division_id, party_post_1.position AS r_position,
          party_post_1.person_id AS r_person_id, party_post_1.name AS r_name, party_post_1.mode AS
          r_mode, party_post_1.state AS r_state, party_post_1.organisation_id AS r_organisation_id,
          party_post_1.valid_from AS r_valid_from, party_post_1.valid_to AS r_valid_to,
          core_division_version_8.division_id AS p_id, core_division_version_8.valid_from AS
          p_valid_from, core_division_version_8.parent_id AS p_parent_id,
          core_division_version_8.county_id AS p_county_id, core_division_version_8.managed_by_id AS
          p_managed_by_id, core_division_version_8.level AS p_level, core_division_version_8.kind AS
          p_kind, core_division_version_8.code AS p_code, core_division_version_8.name AS p_name,
          core_division_version_8.short_name AS p_short_name, core_division_version_8.urban_rural AS
          p_urban_rural, core_division_version_8.sort_no AS p_sort_no, core_division_version_8.path
          AS p_path, core_division_version_8.valid_to AS p_valid_to
      FROM party_post AS party_post_1
        JOIN core_division_version AS core_division_version_8 ON core_division_version_8.division_id
          = party_post_1.division_id
        AND core_division_version_8.valid_from <= :v_today
        AND :v_today < core_division_version_8.valid_to
      WHERE party_post_1.valid_from <= :v_today
        AND :v_today < party_post_1.valid_to
        AND party_post_1.county_id IN (SELECT value FROM json_each(:v_on_party))
        AND core_division_version_8.path >= :v_low
        AND core_division_version_8.path < :v_high
        AND core_division_version_8.path >= core_division_version_4.path
        AND core_division_version_8.path < (core_division_version_4.path || :path_1)
      ORDER BY party_post_1.position ASC, party_post_1.id ASC
      LIMIT :p4_1 OFFSET :param_13
    ) AS anon_8
  ) || '}' END AS anon_4
  FROM core_division_version AS core_division_version_4
  WHERE core_division_version_4.valid_from <= :v_today
    AND :v_today < core_division_version_4.valid_to
    AND (core_division_version_4.path >= :v_low AND core_division_version_4.path < :v_high OR
      core_division_version_4.division_id IN (SELECT value FROM json_each(:v_above)))
    AND core_division_version_4.code = :p2
  LIMIT :param_14 OFFSET :param_15
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

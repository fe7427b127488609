SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"name":' || json_quote(core_division_version_1.name) ||
      ',"parent":null,"children":null,"":1}' ELSE '{"name":' || json_quote(
      core_division_version_1.name)
    || ',"parent":' || coalesce((
    SELECT CASE WHEN (NOT (core_division_version_2.path >= :v_low AND core_division_version_2.path <
        :v_high)) THEN '{"name":' || json_quote(core_division_version_2.name)
      || ',"level":' || json_quote(core_division_version_2.level)
      || ',"shortName":null,"code":' || json_quote(core_division_version_2.code) || ',"":1}' ELSE
        '{"name":' || json_quote(core_division_version_2.name)
      || ',"level":' || json_quote(core_division_version_2.level)
      || ',"shortName":' || json_quote(core_division_version_2.short_name)
      || ',"code":' || json_quote(core_division_version_2.code) || '}' END AS anon_2
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
      SELECT '{"shortName":' || json_quote(core_division_version_3.short_name) || '}' AS o
      FROM core_division_version AS core_division_version_3
      WHERE core_division_version_3.valid_from <= :v_today
        AND :v_today < core_division_version_3.valid_to
        AND +core_division_version_3.path >= +:v_low
        AND +core_division_version_3.path < +:v_high
        AND core_division_version_3.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_3.sort_no, core_division_version_3.code NULLS FIRST,
          core_division_version_3.division_id
    )
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_3 OFFSET :param_4
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

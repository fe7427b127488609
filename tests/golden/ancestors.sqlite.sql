SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"name":' || json_quote(core_division_version_1.name) ||
      ',"parent":null,"ancestors":null,"":1}' ELSE '{"name":' || json_quote(
      core_division_version_1.name)
    || ',"parent":' || coalesce((
    SELECT CASE WHEN (NOT (core_division_version_2.path >= :v_low AND core_division_version_2.path <
        :v_high)) THEN '{"name":' || json_quote(core_division_version_2.name) ||
        ',"county":null,"":1}' ELSE '{"name":' || json_quote(core_division_version_2.name)
      || ',"county":' || coalesce((
      SELECT '{"name":' || json_quote(core_division_version_3.name) || '}' AS anon_3
      FROM core_division_version AS core_division_version_3
      WHERE core_division_version_3.valid_from <= :v_today
        AND :v_today < core_division_version_3.valid_to
        AND (+core_division_version_3.path >= +:v_low AND +core_division_version_3.path < +:v_high
          OR core_division_version_3.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
        AND core_division_version_3.division_id = core_division_version_2.county_id
      LIMIT :param_1 OFFSET :param_2
    ), 'null') || '}' END AS anon_2
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :v_today
      AND :v_today < core_division_version_2.valid_to
      AND (+core_division_version_2.path >= +:v_low AND +core_division_version_2.path < +:v_high OR
        core_division_version_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
      AND core_division_version_2.division_id = core_division_version_1.parent_id
    LIMIT :param_3 OFFSET :param_4
  ), 'null') || ',"ancestors":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"code":' || json_quote(core_division_version_4.code)
        || ',"name":' || json_quote(core_division_version_4.name)
        || ',"level":' || json_quote(core_division_version_4.level) || '}' AS o
      FROM core_division_version AS core_division_version_4
      WHERE core_division_version_4.valid_from <= :v_today
        AND :v_today < core_division_version_4.valid_to
        AND (+core_division_version_4.path >= +:v_low AND +core_division_version_4.path < +:v_high
          OR core_division_version_4.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
        AND core_division_version_4.path IN (substr(core_division_version_1.path, :substr_1,
          :substr_2), substr(core_division_version_1.path, :substr_3, :substr_4), substr(
          core_division_version_1.path, :substr_5, :substr_6), substr(core_division_version_1.path,
          :substr_7, :substr_8))
        AND core_division_version_4.path != core_division_version_1.path
      ORDER BY core_division_version_4.path
    )
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_5 OFFSET :param_6
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

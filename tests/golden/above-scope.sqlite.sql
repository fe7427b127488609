SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"code":' || json_quote(core_division_version_1.code)
    || ',"name":' || json_quote(core_division_version_1.name) ||
      ',"shortName":null,"children":null,"disputes":null,"figures":null,"":1}' ELSE '{"code":' ||
      json_quote(core_division_version_1.code)
    || ',"name":' || json_quote(core_division_version_1.name)
    || ',"shortName":' || json_quote(core_division_version_1.short_name) || ',"children":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"code":' || json_quote(core_division_version_2.code) || '}' AS o
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today
        AND :v_today < core_division_version_2.valid_to
        AND +core_division_version_2.path >= +:v_low
        AND +core_division_version_2.path < +:v_high
        AND core_division_version_2.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
          core_division_version_2.division_id
    )
  )
    || '],"disputes":{"totalCount":' || json_quote((
    SELECT count(*) AS count_1
    FROM mediation_dispute AS mediation_dispute_1
    WHERE mediation_dispute_1.county_id = :v_on_mediation
      AND CASE WHEN (mediation_dispute_1.path >= :v_low AND mediation_dispute_1.path < :v_high AND
        mediation_dispute_1.path >= core_division_version_1.path AND mediation_dispute_1.path < (
        core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
  ))
    || '},"figures":' || (
    SELECT '[{"value":' || json_quote(CASE WHEN abs(anon_3.n0) <= 1.7976931348623157e308 THEN (
        anon_3.n0) * 1.0 END) || '}]' AS anon_2
    FROM (
      SELECT (
        SELECT count(*) AS count_2
        FROM core_division_version AS core_division_version_3
        WHERE core_division_version_3.valid_from <= :p4_last
          AND :p4_last < core_division_version_3.valid_to
          AND core_division_version_3.level = :level_1
          AND core_division_version_3.path >= core_division_version_1.path
          AND core_division_version_3.path < (core_division_version_1.path || :path_2)
          AND core_division_version_3.path >= :v_low
          AND core_division_version_3.path < :v_high
      ) AS n0
    ) AS anon_3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_1 OFFSET :param_2
) AS r0, (
  SELECT '{"name":' || json_quote(core_division_version_4.name) || '}' AS anon_4
  FROM core_division_version AS core_division_version_4
  WHERE core_division_version_4.valid_from <= :v_today
    AND :v_today < core_division_version_4.valid_to
    AND (+core_division_version_4.path >= +:v_low AND +core_division_version_4.path < +:v_high OR
      core_division_version_4.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_4.code = :p5
  LIMIT :param_3 OFFSET :param_4
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

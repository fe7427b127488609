SELECT (
  SELECT '{"totalCount":' || json_quote((
    SELECT count(*) AS count_1
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.valid_from <= :p1
      AND :p1 < core_division_version_1.valid_to
      AND core_division_version_1.path >= :v_low
      AND core_division_version_1.path < :v_high
      AND core_division_version_1.kind IN (SELECT value FROM json_each(:p4)) = 1
  )) || ',"nodes":[' || coalesce(group_concat('{"code":' || json_quote(p3.r_code)
    || ',"name":' || json_quote(p3.r_name)
    || ',"parent":' || coalesce((
    SELECT '{"name":' || json_quote(core_division_version_2.name) || '}' AS anon_2
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :p1
      AND :p1 < core_division_version_2.valid_to
      AND (+core_division_version_2.path >= +:v_low AND +core_division_version_2.path < +:v_high OR
        core_division_version_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
      AND core_division_version_2.division_id = p3.r_parent_id
    LIMIT :param_1 OFFSET :param_2
  ), 'null') || '}', ',') FILTER (WHERE p3.rn <= :p5_1), '')
    || '],"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(p3.rn), :coalesce_1) > :p6_1) THEN
      'true' ELSE 'false' END || '}}' AS anon_1
  FROM (
    SELECT anon_3.r_id AS r_id, anon_3.r_parent_id AS r_parent_id, anon_3.r_code AS r_code,
        anon_3.r_name AS r_name, row_number() OVER (ORDER BY anon_3.r_name DESC, anon_3.r_id DESC)
        AS rn
    FROM (
      SELECT core_division_version_3.division_id AS r_id, core_division_version_3.parent_id AS
          r_parent_id, core_division_version_3.code AS r_code, core_division_version_3.name AS
          r_name
      FROM core_division_version AS core_division_version_3
      WHERE core_division_version_3.valid_from <= :p1
        AND :p1 < core_division_version_3.valid_to
        AND core_division_version_3.path >= :v_low
        AND core_division_version_3.path < :v_high
        AND core_division_version_3.kind IN (SELECT value FROM json_each(:p7)) = 1
      ORDER BY core_division_version_3.name DESC, core_division_version_3.division_id DESC
      LIMIT :p8_1 OFFSET :param_3
    ) AS anon_3
    ORDER BY anon_3.r_name DESC, anon_3.r_id DESC
  ) AS p3
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

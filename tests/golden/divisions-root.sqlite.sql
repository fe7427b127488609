SELECT (
  SELECT '{"totalCount":' || json_quote((
    SELECT count(*) AS count_1
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.valid_from <= :p1
      AND :p1 < core_division_version_1.valid_to
      AND core_division_version_1.path >= :v_low
      AND core_division_version_1.path < :v_high
      AND core_division_version_1.division_id IS NOT NULL
      AND core_division_version_1.kind IN (SELECT value FROM json_each(:p5))
  )) || ',"nodes":[' || coalesce(group_concat('{"code":' || json_quote(anon_2.r_code)
    || ',"name":' || json_quote(anon_2.r_name)
    || ',"parent":' || coalesce((
    SELECT '{"name":' || json_quote(core_division_version_2.name) || '}' AS anon_3
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :p1
      AND :p1 < core_division_version_2.valid_to
      AND (core_division_version_2.path >= :v_low AND core_division_version_2.path < :v_high OR
        core_division_version_2.division_id IN (SELECT value FROM json_each(:v_above)))
      AND core_division_version_2.division_id = anon_2.r_parent_id
    LIMIT :param_1 OFFSET :param_2
  ), :coalesce_1) || '}', ',') FILTER (WHERE anon_2.rn <= :p6_1), :coalesce_2)
    || '],"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(anon_2.rn), :coalesce_3) > :p7_1)
      THEN 'true' ELSE 'false' END || '}}' AS anon_1
  FROM (
    SELECT anon_4.r_id AS r_id, anon_4.r_valid_from AS r_valid_from, anon_4.r_parent_id AS
        r_parent_id, anon_4.r_county_id AS r_county_id, anon_4.r_code AS r_code, anon_4.r_name AS
        r_name, anon_4.r_path AS r_path, row_number() OVER (ORDER BY anon_4.r_name DESC, anon_4.r_id
        DESC) AS rn
    FROM (
      SELECT core_division_version_3.division_id AS r_id, core_division_version_3.valid_from AS
          r_valid_from, core_division_version_3.parent_id AS r_parent_id,
          core_division_version_3.county_id AS r_county_id, core_division_version_3.code AS r_code,
          core_division_version_3.name AS r_name, core_division_version_3.path AS r_path
      FROM core_division_version AS core_division_version_3
      WHERE core_division_version_3.valid_from <= :p1
        AND :p1 < core_division_version_3.valid_to
        AND core_division_version_3.path >= :v_low
        AND core_division_version_3.path < :v_high
        AND core_division_version_3.division_id IS NOT NULL
        AND core_division_version_3.kind IN (SELECT value FROM json_each(:p3))
      ORDER BY core_division_version_3.name DESC, core_division_version_3.division_id DESC
      LIMIT :p4_1 OFFSET :param_3
    ) AS anon_4
    ORDER BY anon_4.r_name DESC, anon_4.r_id DESC
  ) AS anon_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

SELECT (
  SELECT '{"totalCount":' || ((
    SELECT count(*) AS count_1
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.valid_from <= :p1::DATE
      AND :p1::DATE < core_division_version_1.valid_to
      AND core_division_version_1.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_1.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_1.kind = ANY (:p4::VARCHAR[])
  ))::text || ',"nodes":[' || coalesce(string_agg('{"code":' || coalesce(to_json((p3.r_code)::text)
      ::text, 'null')
    || ',"name":' || to_json((p3.r_name)::text)::text
    || ',"parent":' || coalesce((
    SELECT '{"name":' || to_json((core_division_version_2.name)::text)::text || '}' AS anon_2
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :p1::DATE
      AND :p1::DATE < core_division_version_2.valid_to
      AND ((core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX" AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
        COLLATE "POSIX" OR core_division_version_2.division_id = ANY (:v_above::VARCHAR[]))
      AND core_division_version_2.division_id = p3.r_parent_id
    LIMIT :param_1::INTEGER
  ), 'null') || '}', ',') FILTER (WHERE p3.rn <= :p5_1::INTEGER), '')
    || '],"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(p3.rn), :coalesce_1::INTEGER) >
      :p6_1::INTEGER) THEN 'true' ELSE 'false' END || '}}' AS anon_1
  FROM (
    SELECT anon_3.r_id AS r_id, anon_3.r_parent_id AS r_parent_id, anon_3.r_code AS r_code,
        anon_3.r_name AS r_name, row_number() OVER (ORDER BY anon_3.r_name DESC, anon_3.r_id DESC)
        AS rn
    FROM (
      SELECT core_division_version_3.division_id AS r_id, core_division_version_3.parent_id AS
          r_parent_id, core_division_version_3.code AS r_code, core_division_version_3.name AS
          r_name
      FROM core_division_version AS core_division_version_3
      WHERE core_division_version_3.valid_from <= :p1::DATE
        AND :p1::DATE < core_division_version_3.valid_to
        AND core_division_version_3.path >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_3.path < :v_high::VARCHAR COLLATE "C"
        AND core_division_version_3.kind = ANY (:p7::VARCHAR[])
      ORDER BY core_division_version_3.name DESC, core_division_version_3.division_id DESC
      LIMIT :p8_1::INTEGER
    ) AS anon_3
    ORDER BY anon_3.r_name DESC, anon_3.r_id DESC
  ) AS p3
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

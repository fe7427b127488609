SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_1.name)::text)::text || ',"children":null,"":1}' ELSE '{"name":' ||
      to_json((core_division_version_1.name)::text)::text || ',"children":[' || array_to_string(
      ARRAY(
    SELECT '{"code":' || coalesce(to_json((core_division_version_2.code)::text)::text, 'null')
      || ',"name":' || to_json((core_division_version_2.name)::text)::text
      || ',"kind":' || to_json((core_division_version_2.kind)::text)::text || '}' AS o
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_2.valid_to
      AND (core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND core_division_version_2.parent_id = core_division_version_1.division_id
    ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
        core_division_version_2.division_id
  ), ',') || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

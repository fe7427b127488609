SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"code":' || coalesce(
      to_json((core_division_version_1.code)::text)::text, 'null')
    || ',"name":' || to_json((core_division_version_1.name)::text)::text ||
      ',"shortName":null,"children":null,"disputes":null,"figures":null,"":1}' ELSE '{"code":' ||
      coalesce(to_json((core_division_version_1.code)::text)::text, 'null')
    || ',"name":' || to_json((core_division_version_1.name)::text)::text
    || ',"shortName":' || to_json((core_division_version_1.short_name)::text)::text ||
      ',"children":[' || array_to_string(ARRAY(
    SELECT '{"code":' || coalesce(to_json((core_division_version_2.code)::text)::text, 'null') ||
        '}' AS o
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
  ), ',')
    || '],"disputes":{"totalCount":' || ((
    SELECT count(*) AS count_1
    FROM mediation_dispute AS mediation_dispute_1
    WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
      AND CASE WHEN (mediation_dispute_1.path >= :v_low::VARCHAR COLLATE "C" AND
        mediation_dispute_1.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_1.path >=
        core_division_version_1.path AND mediation_dispute_1.path < (core_division_version_1.path ||
        :path_1::VARCHAR)) THEN true ELSE false END
  ))::text
    || '},"figures":' || (
    SELECT '[{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_3.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}]' AS anon_2
    FROM (
      SELECT (
        SELECT count(*) AS count_2
        FROM core_division_version AS core_division_version_3
        WHERE core_division_version_3.valid_from <= :p4_last::DATE
          AND :p4_last::DATE < core_division_version_3.valid_to
          AND core_division_version_3.level = :level_1::VARCHAR
          AND core_division_version_3.path >= core_division_version_1.path
          AND core_division_version_3.path < (core_division_version_1.path || :path_2::VARCHAR)
          AND core_division_version_3.path >= :v_low::VARCHAR COLLATE "C"
          AND core_division_version_3.path < :v_high::VARCHAR COLLATE "C"
      ) AS n0
    ) AS anon_3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT '{"name":' || to_json((core_division_version_4.name)::text)::text || '}' AS anon_4
  FROM core_division_version AS core_division_version_4
  WHERE core_division_version_4.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_4.valid_to
    AND ((core_division_version_4.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_4.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_4.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_4.code = :p5::VARCHAR COLLATE "C"
  LIMIT :param_2::INTEGER
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

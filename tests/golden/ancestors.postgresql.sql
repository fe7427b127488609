SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_1.name)::text)::text || ',"parent":null,"ancestors":null,"":1}' ELSE
      '{"name":' || to_json((core_division_version_1.name)::text)::text
    || ',"parent":' || coalesce((
    SELECT CASE WHEN (NOT (core_division_version_2.path >= :v_low::VARCHAR COLLATE "C" AND
        core_division_version_2.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
        core_division_version_2.name)::text)::text || ',"county":null,"":1}' ELSE '{"name":' ||
        to_json((core_division_version_2.name)::text)::text
      || ',"county":' || coalesce((
      SELECT '{"name":' || to_json((core_division_version_3.name)::text)::text || '}' AS anon_3
      FROM core_division_version AS core_division_version_3
      WHERE core_division_version_3.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_division_version_3.valid_to
        AND ((core_division_version_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX" AND (core_division_version_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX" OR core_division_version_3.division_id = ANY (:v_above::VARCHAR[]))
        AND core_division_version_3.division_id = core_division_version_2.county_id
      LIMIT :param_1::INTEGER
    ), 'null') || '}' END AS anon_2
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_2.valid_to
      AND ((core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX" AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
        COLLATE "POSIX" OR core_division_version_2.division_id = ANY (:v_above::VARCHAR[]))
      AND core_division_version_2.division_id = core_division_version_1.parent_id
    LIMIT :param_2::INTEGER
  ), 'null') || ',"ancestors":[' || array_to_string(ARRAY(
    SELECT '{"code":' || coalesce(to_json((core_division_version_4.code)::text)::text, 'null')
      || ',"name":' || to_json((core_division_version_4.name)::text)::text
      || ',"level":' || CASE core_division_version_4.level WHEN 'PROVINCE' THEN '"PROVINCE"' WHEN
        'PREFECTURE' THEN '"PREFECTURE"' WHEN 'COUNTY' THEN '"COUNTY"' WHEN 'TOWNSHIP' THEN
        '"TOWNSHIP"' WHEN 'VILLAGE' THEN '"VILLAGE"' ELSE to_json((core_division_version_4.level)
        ::text)::text END || '}' AS o
    FROM core_division_version AS core_division_version_4
    WHERE core_division_version_4.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_4.valid_to
      AND ((core_division_version_4.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX" AND (core_division_version_4.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
        COLLATE "POSIX" OR core_division_version_4.division_id = ANY (:v_above::VARCHAR[]))
      AND core_division_version_4.path IN (substr(core_division_version_1.path, :substr_1::INTEGER,
        :substr_2::INTEGER), substr(core_division_version_1.path, :substr_3::INTEGER,
        :substr_4::INTEGER), substr(core_division_version_1.path, :substr_5::INTEGER,
        :substr_6::INTEGER), substr(core_division_version_1.path, :substr_7::INTEGER,
        :substr_8::INTEGER))
      AND core_division_version_4.path != core_division_version_1.path
    ORDER BY core_division_version_4.path
  ), ',') || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_3::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

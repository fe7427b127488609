SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"id":' || to_json((
      'division_' || core_division_version_1.division_id)::text)::text
    || ',"code":' || coalesce(to_json((core_division_version_1.code)::text)::text, 'null')
    || ',"name":' || to_json((core_division_version_1.name)::text)::text
    || ',"shortName":null,"level":' || CASE core_division_version_1.level WHEN 'PROVINCE' THEN
      '"PROVINCE"' WHEN 'PREFECTURE' THEN '"PREFECTURE"' WHEN 'COUNTY' THEN '"COUNTY"' WHEN
      'TOWNSHIP' THEN '"TOWNSHIP"' WHEN 'VILLAGE' THEN '"VILLAGE"' ELSE to_json((
      core_division_version_1.level)::text)::text END
    || ',"kind":' || to_json((core_division_version_1.kind)::text)::text ||
      ',"urbanRural":null,"validFrom":null,"validTo":null,"":1}' ELSE '{"id":' || to_json((
      'division_' || core_division_version_1.division_id)::text)::text
    || ',"code":' || coalesce(to_json((core_division_version_1.code)::text)::text, 'null')
    || ',"name":' || to_json((core_division_version_1.name)::text)::text
    || ',"shortName":' || to_json((core_division_version_1.short_name)::text)::text
    || ',"level":' || CASE core_division_version_1.level WHEN 'PROVINCE' THEN '"PROVINCE"' WHEN
      'PREFECTURE' THEN '"PREFECTURE"' WHEN 'COUNTY' THEN '"COUNTY"' WHEN 'TOWNSHIP' THEN
      '"TOWNSHIP"' WHEN 'VILLAGE' THEN '"VILLAGE"' ELSE to_json((core_division_version_1.level)
      ::text)::text END
    || ',"kind":' || to_json((core_division_version_1.kind)::text)::text
    || ',"urbanRural":' || coalesce(CASE core_division_version_1.urban_rural WHEN 'V111' THEN
      '"V111"' WHEN 'V112' THEN '"V112"' WHEN 'V121' THEN '"V121"' WHEN 'V122' THEN '"V122"' WHEN
      'V123' THEN '"V123"' WHEN 'V210' THEN '"V210"' WHEN 'V220' THEN '"V220"' ELSE to_json((
      core_division_version_1.urban_rural)::text)::text END, 'null')
    || ',"validFrom":' || '"' || (core_division_version_1.valid_from)::text || '"'
    || ',"validTo":' || coalesce('"' || (nullif(core_division_version_1.valid_to, :nullif_1::DATE))
      ::text || '"', 'null') || '}' END AS anon_1
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

SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"id":' || json_quote('division_' || core_division_version_1.division_id)
    || ',"code":' || json_quote(core_division_version_1.code)
    || ',"name":' || json_quote(core_division_version_1.name)
    || ',"shortName":null,"level":' || json_quote(core_division_version_1.level)
    || ',"kind":' || json_quote(core_division_version_1.kind) ||
      ',"urbanRural":null,"validFrom":null,"validTo":null,"":1}' ELSE '{"id":' || json_quote(
      'division_' || core_division_version_1.division_id)
    || ',"code":' || json_quote(core_division_version_1.code)
    || ',"name":' || json_quote(core_division_version_1.name)
    || ',"shortName":' || json_quote(core_division_version_1.short_name)
    || ',"level":' || json_quote(core_division_version_1.level)
    || ',"kind":' || json_quote(core_division_version_1.kind)
    || ',"urbanRural":' || json_quote(core_division_version_1.urban_rural)
    || ',"validFrom":' || json_quote(core_division_version_1.valid_from)
    || ',"validTo":' || json_quote(nullif(core_division_version_1.valid_to, :nullif_1)) || '}' END
      AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_1 OFFSET :param_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

SELECT (
  SELECT '{"id":' || to_json(('order_' || mechanism_order_1.id)::text)::text
    || ',"no":' || to_json((mechanism_order_1.no)::text)::text
    || ',"title":' || to_json((CASE mechanism_order_1.kind WHEN :param_1::VARCHAR THEN
      :param_2::VARCHAR WHEN :param_3::VARCHAR THEN :param_4::VARCHAR WHEN :param_5::VARCHAR THEN
      :param_6::VARCHAR ELSE mechanism_order_1.kind END || :param_7::VARCHAR || (
    SELECT core_division_version_1.short_name
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.division_id = mechanism_order_1.division_id
      AND core_division_version_1.valid_from <= mechanism_order_1.placed_on
      AND mechanism_order_1.placed_on < core_division_version_1.valid_to
  ) || :param_8::VARCHAR || mechanism_order_1.no)::text)::text
    || ',"phase":' || to_json((CASE mechanism_order_1.status WHEN :param_9::VARCHAR THEN
      :param_10::VARCHAR WHEN :param_11::VARCHAR THEN :param_12::VARCHAR WHEN :param_13::VARCHAR
      THEN :param_14::VARCHAR WHEN :param_15::VARCHAR THEN :param_16::VARCHAR WHEN
      :param_17::VARCHAR THEN :param_18::VARCHAR WHEN :param_19::VARCHAR THEN :param_20::VARCHAR
      WHEN :param_21::VARCHAR THEN :param_22::VARCHAR WHEN :param_23::VARCHAR THEN
      :param_24::VARCHAR WHEN :param_25::VARCHAR THEN :param_26::VARCHAR WHEN :param_27::VARCHAR
      THEN :param_28::VARCHAR WHEN :param_29::VARCHAR THEN :param_30::VARCHAR ELSE
      :param_31::VARCHAR END)::text)::text
    || ',"overdue":' || (mechanism_order_1.closed_at IS NULL AND mechanism_order_1.due_at IS NOT
      NULL AND mechanism_order_1.due_at < :v_now::TIMESTAMP WITH TIME ZONE)::text
    || ',"division":' || coalesce((
    SELECT '{"name":' || to_json((core_division_version_2.name)::text)::text || '}' AS anon_2
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= mechanism_order_1.placed_on
      AND mechanism_order_1.placed_on < core_division_version_2.valid_to
      AND (core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND core_division_version_2.division_id = mechanism_order_1.division_id
    LIMIT :param_32::INTEGER
  ), 'null')
    || ',"kind":' || CASE mechanism_order_1.kind WHEN 'DISPATCH' THEN '"DISPATCH"' WHEN 'WHISTLE'
      THEN '"WHISTLE"' WHEN 'SUPERVISE' THEN '"SUPERVISE"' ELSE to_json((mechanism_order_1.kind)
      ::text)::text END
    || ',"card":' || coalesce(CASE mechanism_order_1.card WHEN 'NORMAL' THEN '"NORMAL"' WHEN
      'YELLOW' THEN '"YELLOW"' WHEN 'RED' THEN '"RED"' ELSE to_json((mechanism_order_1.card)::text)
      ::text END, 'null')
    || ',"issuerOrganisation":' || coalesce((
    SELECT '{"name":' || to_json((core_organisation_1.name)::text)::text || '}' AS anon_3
    FROM core_organisation AS core_organisation_1
    WHERE core_organisation_1.valid_from <= mechanism_order_1.placed_on
      AND mechanism_order_1.placed_on < core_organisation_1.valid_to
      AND (core_organisation_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND (core_organisation_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND core_organisation_1.id = mechanism_order_1.issuer_organisation_id
    LIMIT :param_33::INTEGER
  ), 'null') || '}' AS anon_1
  FROM mechanism_order AS mechanism_order_1
  WHERE mechanism_order_1.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
    AND (mechanism_order_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND (mechanism_order_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND mechanism_order_1.id = :p1::VARCHAR COLLATE "C"
  LIMIT :param_34::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

SELECT (
  SELECT '{"id":' || json_quote('order_' || mechanism_order_1.id)
    || ',"no":' || json_quote(mechanism_order_1.no)
    || ',"title":' || json_quote(CASE mechanism_order_1.kind WHEN :param_1 THEN :param_2 WHEN
      :param_3 THEN :param_4 WHEN :param_5 THEN :param_6 ELSE mechanism_order_1.kind END || :param_7
      || (
    SELECT core_division_version_1.short_name
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.division_id = mechanism_order_1.division_id
      AND core_division_version_1.valid_from <= mechanism_order_1.placed_on
      AND mechanism_order_1.placed_on < core_division_version_1.valid_to
  ) || :param_8 || mechanism_order_1.no)
    || ',"phase":' || json_quote(CASE mechanism_order_1.status WHEN :param_9 THEN :param_10 WHEN
      :param_11 THEN :param_12 WHEN :param_13 THEN :param_14 WHEN :param_15 THEN :param_16 WHEN
      :param_17 THEN :param_18 WHEN :param_19 THEN :param_20 WHEN :param_21 THEN :param_22 WHEN
      :param_23 THEN :param_24 WHEN :param_25 THEN :param_26 WHEN :param_27 THEN :param_28 WHEN
      :param_29 THEN :param_30 ELSE :param_31 END)
    || ',"overdue":' || CASE mechanism_order_1.closed_at IS NULL
    AND mechanism_order_1.due_at IS NOT NULL
    AND mechanism_order_1.due_at < :v_now WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END
    || ',"division":' || coalesce((
    SELECT '{"name":' || json_quote(core_division_version_2.name) || '}' AS anon_2
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= mechanism_order_1.placed_on
      AND mechanism_order_1.placed_on < core_division_version_2.valid_to
      AND +core_division_version_2.path >= +:v_low
      AND +core_division_version_2.path < +:v_high
      AND core_division_version_2.division_id = mechanism_order_1.division_id
    LIMIT :param_32 OFFSET :param_33
  ), 'null')
    || ',"kind":' || json_quote(mechanism_order_1.kind)
    || ',"card":' || json_quote(mechanism_order_1.card)
    || ',"issuerOrganisation":' || coalesce((
    SELECT '{"name":' || json_quote(core_organisation_1.name) || '}' AS anon_3
    FROM core_organisation AS core_organisation_1
    WHERE core_organisation_1.valid_from <= mechanism_order_1.placed_on
      AND mechanism_order_1.placed_on < core_organisation_1.valid_to
      AND +core_organisation_1.path >= +:v_low
      AND +core_organisation_1.path < +:v_high
      AND core_organisation_1.id = mechanism_order_1.issuer_organisation_id
    LIMIT :param_34 OFFSET :param_35
  ), 'null') || '}' AS anon_1
  FROM mechanism_order AS mechanism_order_1
  WHERE mechanism_order_1.county_id = :v_on_mechanism
    AND +mechanism_order_1.path >= +:v_low
    AND +mechanism_order_1.path < +:v_high
    AND mechanism_order_1.id = :p1
  LIMIT :param_36 OFFSET :param_37
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

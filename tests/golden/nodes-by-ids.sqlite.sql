SELECT '[' || coalesce((
  SELECT '{"__typename":"Grid","id":' || json_quote('grid_' || grid_grid_1.id)
    || ',"code":' || json_quote(grid_grid_1.code) || '}' AS anon_1
  FROM grid_grid AS grid_grid_1
  WHERE grid_grid_1.county_id = :v_on_grid
    AND +grid_grid_1.path >= +:v_low
    AND +grid_grid_1.path < +:v_high
    AND grid_grid_1.id = :p1
  LIMIT :param_1 OFFSET :param_2
), 'null') || ',' || coalesce((
  SELECT '{"__typename":"Dispute","id":' || json_quote('dispute_' || mediation_dispute_1.id)
    || ',"no":' || json_quote(mediation_dispute_1.no)
    || ',"phase":' || json_quote(CASE mediation_dispute_1.status WHEN :param_3 THEN :param_4 WHEN
      :param_5 THEN :param_6 WHEN :param_7 THEN :param_8 WHEN :param_9 THEN :param_10 WHEN :param_11
      THEN :param_12 WHEN :param_13 THEN :param_14 WHEN :param_15 THEN :param_16 WHEN :param_17 THEN
      :param_18 WHEN :param_19 THEN :param_20 WHEN :param_21 THEN :param_22 WHEN :param_23 THEN
      :param_24 WHEN :param_25 THEN :param_26 WHEN :param_27 THEN :param_28 WHEN :param_29 THEN
      :param_30 WHEN :param_31 THEN :param_32 WHEN :param_33 THEN :param_34 ELSE :param_35 END) ||
      '}' AS anon_2
  FROM mediation_dispute AS mediation_dispute_1
  WHERE mediation_dispute_1.county_id = :v_on_mediation
    AND +mediation_dispute_1.path >= +:v_low
    AND +mediation_dispute_1.path < +:v_high
    AND mediation_dispute_1.id = :p2
  LIMIT :param_36 OFFSET :param_37
), 'null') || ',' || coalesce((
  SELECT '{"__typename":"Grid","id":' || json_quote('grid_' || grid_grid_2.id)
    || ',"code":' || json_quote(grid_grid_2.code) || '}' AS anon_3
  FROM grid_grid AS grid_grid_2
  WHERE grid_grid_2.county_id = :v_on_grid
    AND +grid_grid_2.path >= +:v_low
    AND +grid_grid_2.path < +:v_high
    AND grid_grid_2.id = :p3
  LIMIT :param_38 OFFSET :param_39
), 'null') || ',' || coalesce((
  SELECT '{"__typename":"Dispute","id":' || json_quote('dispute_' || mediation_dispute_2.id)
    || ',"no":' || json_quote(mediation_dispute_2.no)
    || ',"phase":' || json_quote(CASE mediation_dispute_2.status WHEN :param_40 THEN :param_41 WHEN
      :param_42 THEN :param_43 WHEN :param_44 THEN :param_45 WHEN :param_46 THEN :param_47 WHEN
      :param_48 THEN :param_49 WHEN :param_50 THEN :param_51 WHEN :param_52 THEN :param_53 WHEN
      :param_54 THEN :param_55 WHEN :param_56 THEN :param_57 WHEN :param_58 THEN :param_59 WHEN
      :param_60 THEN :param_61 WHEN :param_62 THEN :param_63 WHEN :param_64 THEN :param_65 WHEN
      :param_66 THEN :param_67 WHEN :param_68 THEN :param_69 WHEN :param_70 THEN :param_71 ELSE
      :param_72 END) || '}' AS anon_4
  FROM mediation_dispute AS mediation_dispute_2
  WHERE mediation_dispute_2.county_id = :v_on_mediation
    AND +mediation_dispute_2.path >= +:v_low
    AND +mediation_dispute_2.path < +:v_high
    AND mediation_dispute_2.id = :p4
  LIMIT :param_73 OFFSET :param_74
), 'null') || ',null]' AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

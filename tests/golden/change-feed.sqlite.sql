SELECT (
  SELECT '{"nodes":[' || coalesce(group_concat('{"cursor":"' || :p1_tag || '.' || lower(hex('[' ||
      json_quote(anon_2.r_turn) || ',' || json_quote(anon_2.r_seq) || ']'))
    || '","at":' || json_quote(anon_2.r_at)
    || ',"plugin":' || CASE anon_2.r_subject_table WHEN :param_1 THEN '"grid"' WHEN :param_2 THEN
      '"grid"' WHEN :param_3 THEN '"grid"' WHEN :param_4 THEN '"grid"' WHEN :param_5 THEN '"grid"'
      WHEN :param_6 THEN '"grid"' WHEN :param_7 THEN '"grid"' WHEN :param_8 THEN '"mechanism"' WHEN
      :param_9 THEN '"mediation"' WHEN :param_10 THEN '"mediation"' WHEN :param_11 THEN '"party"'
      WHEN :param_12 THEN '"party"' WHEN :param_13 THEN '"party"' ELSE '' END
    || ',"type":' || CASE anon_2.r_subject_table WHEN :param_14 THEN '"Grid"' WHEN :param_15 THEN
      '"GridStaff"' WHEN :param_16 THEN '"GridEvent"' WHEN :param_17 THEN '"Channel"' WHEN :param_18
      THEN '"KeySite"' WHEN :param_19 THEN '"CameraSite"' WHEN :param_20 THEN '"CrimeStatistic"'
      WHEN :param_21 THEN '"Order"' WHEN :param_22 THEN '"Dispute"' WHEN :param_23 THEN '"Mediator"'
      WHEN :param_24 THEN '"Post"' WHEN :param_25 THEN '"OfficeMerger"' WHEN :param_26 THEN
      '"Training"' ELSE '' END
    || ',"recordId":' || json_quote(CASE anon_2.r_subject_table WHEN :param_27 THEN 'grid_' WHEN
      :param_28 THEN 'grid_staff_' WHEN :param_29 THEN 'grid_event_' WHEN :param_30 THEN 'channel_'
      WHEN :param_31 THEN 'key_site_' WHEN :param_32 THEN 'camera_site_' WHEN :param_33 THEN
      'crime_statistic_' WHEN :param_34 THEN 'order_' WHEN :param_35 THEN 'dispute_' WHEN :param_36
      THEN 'mediator_' WHEN :param_37 THEN 'post_' WHEN :param_38 THEN 'office_merger_' WHEN
      :param_39 THEN 'training_' ELSE '' END || anon_2.r_subject_id)
    || ',"command":' || json_quote(anon_2.r_command)
    || ',"division":' || json_quote((
    SELECT core_division_version_1.code
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.division_id = anon_2.r_division_id
      AND core_division_version_1.valid_from <= anon_2.r_placed_on
      AND anon_2.r_placed_on < core_division_version_1.valid_to
  )) || '}', ',') FILTER (WHERE anon_2.rn <= :param_40), '')
    || '],"endCursor":' || coalesce(substr(max(CASE WHEN (anon_2.rn <= :param_41) THEN substr(CAST(
      anon_2.rn + :rn_1 AS VARCHAR), :substr_1) || '"' || :p1_tag || '.' || lower(hex('[' ||
      json_quote(anon_2.r_turn) || ',' || json_quote(anon_2.r_seq) || ']')) || '"' END), :substr_2),
      'null')
    || ',"hasMore":' || CASE WHEN (count(*) > :param_42) THEN 'true' ELSE 'false' END || '}' AS
      anon_1
  FROM (
    SELECT anon_3.r_seq AS r_seq, anon_3.r_turn AS r_turn, anon_3.r_division_id AS r_division_id,
        anon_3.r_placed_on AS r_placed_on, anon_3.r_subject_table AS r_subject_table,
        anon_3.r_subject_id AS r_subject_id, anon_3.r_command AS r_command, anon_3.r_at AS r_at,
        row_number() OVER (ORDER BY anon_3.r_turn, anon_3.r_seq) AS rn
    FROM (
      SELECT core_change_1.seq AS r_seq, core_change_1.turn AS r_turn, core_change_1.division_id AS
          r_division_id, core_change_1.placed_on AS r_placed_on, core_change_1.subject_table AS
          r_subject_table, core_change_1.subject_id AS r_subject_id, core_change_1.command AS
          r_command, core_change_1.at AS r_at
      FROM core_change AS core_change_1
      WHERE core_change_1.subject_table IN (:subject_table_1_1, :subject_table_1_2,
          :subject_table_1_3, :subject_table_1_4, :subject_table_1_5, :subject_table_1_6,
          :subject_table_1_7, :subject_table_1_8, :subject_table_1_9, :subject_table_1_10,
          :subject_table_1_11, :subject_table_1_12, :subject_table_1_13)
        AND core_change_1.county_id = :v_on_grid
        AND core_change_1.path >= :v_low
        AND core_change_1.path < :v_high
        AND core_change_1.turn = 0 = 1
      ORDER BY core_change_1.turn, core_change_1.seq
      LIMIT :param_43 OFFSET :param_44
    ) AS anon_3
    ORDER BY anon_3.r_turn, anon_3.r_seq
  ) AS anon_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

SELECT (
  SELECT '{"hasMore":' || CASE WHEN (count(*) > :param_1) THEN 'true' ELSE 'false' END ||
      ',"nodes":[' || coalesce(group_concat('{"type":' || CASE anon_2.r_subject_table WHEN :param_2
      THEN '"Grid"' WHEN :param_3 THEN '"GridStaff"' WHEN :param_4 THEN '"GridEvent"' WHEN :param_5
      THEN '"Channel"' WHEN :param_6 THEN '"KeySite"' WHEN :param_7 THEN '"CameraSite"' WHEN
      :param_8 THEN '"CrimeStatistic"' WHEN :param_9 THEN '"Order"' WHEN :param_10 THEN '"Dispute"'
      WHEN :param_11 THEN '"Mediator"' WHEN :param_12 THEN '"Post"' WHEN :param_13 THEN
      '"OfficeMerger"' WHEN :param_14 THEN '"Training"' ELSE '' END
    || ',"recordId":' || json_quote(CASE anon_2.r_subject_table WHEN :param_15 THEN 'grid_' WHEN
      :param_16 THEN 'grid_staff_' WHEN :param_17 THEN 'grid_event_' WHEN :param_18 THEN 'channel_'
      WHEN :param_19 THEN 'key_site_' WHEN :param_20 THEN 'camera_site_' WHEN :param_21 THEN
      'crime_statistic_' WHEN :param_22 THEN 'order_' WHEN :param_23 THEN 'dispute_' WHEN :param_24
      THEN 'mediator_' WHEN :param_25 THEN 'post_' WHEN :param_26 THEN 'office_merger_' WHEN
      :param_27 THEN 'training_' ELSE '' END || anon_2.r_subject_id) || '}', ',') FILTER (WHERE
      anon_2.rn <= :param_28), '') || ']}' AS anon_1
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
      WHERE (core_change_1.subject_table IN (:subject_table_1_1, :subject_table_1_2,
          :subject_table_1_3, :subject_table_1_4, :subject_table_1_5, :subject_table_1_6,
          :subject_table_1_7) AND core_change_1.county_id IN
          (SELECT value FROM json_each(:v_on_grid)) = 1 OR core_change_1.subject_table IN (
          :subject_table_2_1) AND core_change_1.county_id IN
          (SELECT value FROM json_each(:v_on_mechanism)) = 1 OR core_change_1.subject_table IN (
          :subject_table_3_1, :subject_table_3_2) AND core_change_1.county_id IN
          (SELECT value FROM json_each(:v_on_mediation)) = 1 OR core_change_1.subject_table IN (
          :subject_table_4_1, :subject_table_4_2, :subject_table_4_3) AND core_change_1.county_id IN
          (SELECT value FROM json_each(:v_on_party)) = 1)
        AND core_change_1.path >= :v_low
        AND core_change_1.path < :v_high
        AND core_change_1.turn = 0 = 1
      ORDER BY core_change_1.turn, core_change_1.seq
      LIMIT :param_29 OFFSET :param_30
    ) AS anon_3
    ORDER BY anon_3.r_turn, anon_3.r_seq
  ) AS anon_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

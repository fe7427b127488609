SELECT (
  SELECT '{"hasMore":' || CASE WHEN (count(*) > :param_1::INTEGER) THEN 'true' ELSE 'false' END ||
      ',"nodes":[' || coalesce(string_agg('{"type":' || CASE anon_2.r_subject_table WHEN
      :param_2::VARCHAR THEN '"Grid"' WHEN :param_3::VARCHAR THEN '"GridStaff"' WHEN
      :param_4::VARCHAR THEN '"GridEvent"' WHEN :param_5::VARCHAR THEN '"Channel"' WHEN
      :param_6::VARCHAR THEN '"KeySite"' WHEN :param_7::VARCHAR THEN '"CameraSite"' WHEN
      :param_8::VARCHAR THEN '"CrimeStatistic"' WHEN :param_9::VARCHAR THEN '"Order"' WHEN
      :param_10::VARCHAR THEN '"Dispute"' WHEN :param_11::VARCHAR THEN '"Mediator"' WHEN
      :param_12::VARCHAR THEN '"Post"' WHEN :param_13::VARCHAR THEN '"OfficeMerger"' WHEN
      :param_14::VARCHAR THEN '"Training"' ELSE '' END
    || ',"recordId":' || to_json((CASE anon_2.r_subject_table WHEN :param_15::VARCHAR THEN 'grid_'
      WHEN :param_16::VARCHAR THEN 'grid_staff_' WHEN :param_17::VARCHAR THEN 'grid_event_' WHEN
      :param_18::VARCHAR THEN 'channel_' WHEN :param_19::VARCHAR THEN 'key_site_' WHEN
      :param_20::VARCHAR THEN 'camera_site_' WHEN :param_21::VARCHAR THEN 'crime_statistic_' WHEN
      :param_22::VARCHAR THEN 'order_' WHEN :param_23::VARCHAR THEN 'dispute_' WHEN
      :param_24::VARCHAR THEN 'mediator_' WHEN :param_25::VARCHAR THEN 'post_' WHEN
      :param_26::VARCHAR THEN 'office_merger_' WHEN :param_27::VARCHAR THEN 'training_' ELSE '' END
      || anon_2.r_subject_id)::text)::text || '}', ',') FILTER (WHERE anon_2.rn <=
      :param_28::INTEGER), '') || ']}' AS anon_1
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
      WHERE (core_change_1.subject_table IN (:subject_table_1_1::VARCHAR,
          :subject_table_1_2::VARCHAR, :subject_table_1_3::VARCHAR, :subject_table_1_4::VARCHAR,
          :subject_table_1_5::VARCHAR, :subject_table_1_6::VARCHAR, :subject_table_1_7::VARCHAR) AND
          core_change_1.county_id = ANY (:v_on_grid::VARCHAR[]) OR core_change_1.subject_table IN (
          :subject_table_2_1::VARCHAR) AND core_change_1.county_id = ANY (
          :v_on_mechanism::VARCHAR[]) OR core_change_1.subject_table IN (
          :subject_table_3_1::VARCHAR, :subject_table_3_2::VARCHAR) AND core_change_1.county_id =
          ANY (:v_on_mediation::VARCHAR[]) OR core_change_1.subject_table IN (
          :subject_table_4_1::VARCHAR, :subject_table_4_2::VARCHAR, :subject_table_4_3::VARCHAR) AND
          core_change_1.county_id = ANY (:v_on_party::VARCHAR[]))
        AND core_change_1.path >= :v_low::VARCHAR COLLATE "C"
        AND core_change_1.path < :v_high::VARCHAR COLLATE "C"
        AND core_change_1.turn < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      ORDER BY core_change_1.turn, core_change_1.seq
      LIMIT :param_29::INTEGER
    ) AS anon_3
    ORDER BY anon_3.r_turn, anon_3.r_seq
  ) AS anon_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN
      '{"theirs":null,"own":null,"unanswered":null,"toSign":null,"organisations":null,"":1}' ELSE
      '{"theirs":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation
        AND +mediation_dispute_1.path >= +:v_low
        AND +mediation_dispute_1.path < +:v_high
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_1)
        AND (
        SELECT core_organisation_1.id
        FROM core_organisation AS core_organisation_1
        WHERE core_organisation_1.id = mediation_dispute_1.handler_id
          AND core_organisation_1.valid_from <= :v_today
          AND :v_today < core_organisation_1.valid_to
          AND ((
          SELECT core_division_version_2.path
          FROM core_division_version AS core_division_version_2
          WHERE core_division_version_2.division_id = core_organisation_1.division_id
            AND core_division_version_2.valid_from <= :v_today
            AND :v_today < core_division_version_2.valid_to
        ) >= :v_low AND (
          SELECT core_division_version_2.path
          FROM core_division_version AS core_division_version_2
          WHERE core_division_version_2.division_id = core_organisation_1.division_id
            AND core_division_version_2.valid_from <= :v_today
            AND :v_today < core_division_version_2.valid_to
        ) < :v_high OR core_organisation_1.division_id IN (SELECT value FROM json_each(:v_above)) =
            1)
      ) = :p4
        AND CASE mediation_dispute_1.status WHEN :param_1 THEN :param_2 WHEN :param_3 THEN :param_4
          WHEN :param_5 THEN :param_6 WHEN :param_7 THEN :param_8 WHEN :param_9 THEN :param_10 WHEN
          :param_11 THEN :param_12 WHEN :param_13 THEN :param_14 WHEN :param_15 THEN :param_16 WHEN
          :param_17 THEN :param_18 WHEN :param_19 THEN :param_20 WHEN :param_21 THEN :param_22 WHEN
          :param_23 THEN :param_24 WHEN :param_25 THEN :param_26 WHEN :param_27 THEN :param_28 WHEN
          :param_29 THEN :param_30 WHEN :param_31 THEN :param_32 ELSE :param_33 END IN
          (SELECT value FROM json_each(:p5)) = 0
    )) || ',"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p3.r_no)
      || ',"handler":' || coalesce((
      SELECT '{"name":' || json_quote(core_organisation_2.name) || '}' AS anon_3
      FROM core_organisation AS core_organisation_2
      WHERE core_organisation_2.valid_from <= :v_today
        AND :v_today < core_organisation_2.valid_to
        AND (+core_organisation_2.path >= +:v_low AND +core_organisation_2.path < +:v_high OR
          core_organisation_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
        AND core_organisation_2.id = p3.r_handler_id
      LIMIT :param_34 OFFSET :param_35
    ), 'null') || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
          mediation_dispute_2.placed_on AS r_placed_on, mediation_dispute_2.no AS r_no,
          mediation_dispute_2.handler_id AS r_handler_id
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation
        AND +mediation_dispute_2.path >= +:v_low
        AND +mediation_dispute_2.path < +:v_high
        AND mediation_dispute_2.path >= core_division_version_1.path
        AND mediation_dispute_2.path < (core_division_version_1.path || :path_2)
        AND (
        SELECT core_organisation_3.id
        FROM core_organisation AS core_organisation_3
        WHERE core_organisation_3.id = mediation_dispute_2.handler_id
          AND core_organisation_3.valid_from <= :v_today
          AND :v_today < core_organisation_3.valid_to
          AND ((
          SELECT core_division_version_3.path
          FROM core_division_version AS core_division_version_3
          WHERE core_division_version_3.division_id = core_organisation_3.division_id
            AND core_division_version_3.valid_from <= :v_today
            AND :v_today < core_division_version_3.valid_to
        ) >= :v_low AND (
          SELECT core_division_version_3.path
          FROM core_division_version AS core_division_version_3
          WHERE core_division_version_3.division_id = core_organisation_3.division_id
            AND core_division_version_3.valid_from <= :v_today
            AND :v_today < core_division_version_3.valid_to
        ) < :v_high OR core_organisation_3.division_id IN (SELECT value FROM json_each(:v_above)) =
            1)
      ) = :p6
        AND CASE mediation_dispute_2.status WHEN :param_36 THEN :param_37 WHEN :param_38 THEN
          :param_39 WHEN :param_40 THEN :param_41 WHEN :param_42 THEN :param_43 WHEN :param_44 THEN
          :param_45 WHEN :param_46 THEN :param_47 WHEN :param_48 THEN :param_49 WHEN :param_50 THEN
          :param_51 WHEN :param_52 THEN :param_53 WHEN :param_54 THEN :param_55 WHEN :param_56 THEN
          :param_57 WHEN :param_58 THEN :param_59 WHEN :param_60 THEN :param_61 WHEN :param_62 THEN
          :param_63 WHEN :param_64 THEN :param_65 WHEN :param_66 THEN :param_67 ELSE :param_68 END
          IN (SELECT value FROM json_each(:p7)) = 0
      ORDER BY mediation_dispute_2.id ASC, mediation_dispute_2.id ASC
      LIMIT :p8_1 OFFSET :param_69
    ) AS p3
  )
    || ',"own":' || (
    SELECT '{"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p10.r_no)
      || ',"handler":' || coalesce((
      SELECT '{"name":' || json_quote(core_organisation_4.name) || '}' AS anon_5
      FROM core_organisation AS core_organisation_4
      WHERE core_organisation_4.valid_from <= :v_today
        AND :v_today < core_organisation_4.valid_to
        AND (+core_organisation_4.path >= +:v_low AND +core_organisation_4.path < +:v_high OR
          core_organisation_4.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
        AND core_organisation_4.id = p10.r_handler_id
      LIMIT :param_70 OFFSET :param_71
    ), 'null') || '}', ','), '') || ']}' AS anon_4
    FROM (
      SELECT mediation_dispute_3.id AS r_id, mediation_dispute_3.division_id AS r_division_id,
          mediation_dispute_3.placed_on AS r_placed_on, mediation_dispute_3.no AS r_no,
          mediation_dispute_3.opened_at AS r_opened_at, mediation_dispute_3.handler_id AS
          r_handler_id
      FROM mediation_dispute AS mediation_dispute_3
      WHERE mediation_dispute_3.county_id = :v_on_mediation
        AND +mediation_dispute_3.path >= +:v_low
        AND +mediation_dispute_3.path < +:v_high
        AND mediation_dispute_3.path >= core_division_version_1.path
        AND mediation_dispute_3.path < (core_division_version_1.path || :path_3)
        AND (
        SELECT core_organisation_5.id
        FROM core_organisation AS core_organisation_5
        WHERE core_organisation_5.id = mediation_dispute_3.handler_id
          AND core_organisation_5.valid_from <= :v_today
          AND :v_today < core_organisation_5.valid_to
          AND ((
          SELECT core_division_version_4.path
          FROM core_division_version AS core_division_version_4
          WHERE core_division_version_4.division_id = core_organisation_5.division_id
            AND core_division_version_4.valid_from <= :v_today
            AND :v_today < core_division_version_4.valid_to
        ) >= :v_low AND (
          SELECT core_division_version_4.path
          FROM core_division_version AS core_division_version_4
          WHERE core_division_version_4.division_id = core_organisation_5.division_id
            AND core_division_version_4.valid_from <= :v_today
            AND :v_today < core_division_version_4.valid_to
        ) < :v_high OR core_organisation_5.division_id IN (SELECT value FROM json_each(:v_above)) =
            1)
      ) IS NULL
        AND mediation_dispute_3.closed_at IS NULL
      ORDER BY mediation_dispute_3.opened_at DESC, mediation_dispute_3.id DESC
      LIMIT :p11_1 OFFSET :param_72
    ) AS p10
  )
    || ',"unanswered":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_2
      FROM mediation_dispute AS mediation_dispute_4
      WHERE mediation_dispute_4.county_id = :v_on_mediation
        AND +mediation_dispute_4.path >= +:v_low
        AND +mediation_dispute_4.path < +:v_high
        AND mediation_dispute_4.path >= core_division_version_1.path
        AND mediation_dispute_4.path < (core_division_version_1.path || :path_4)
        AND mediation_dispute_4.sign_due_at < :p14
    )) || ',"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p13.r_no)
      || ',"signDueAt":' || json_quote(p13.r_sign_due_at)
      || ',"transferredTo":' || coalesce((
      SELECT '{"name":' || json_quote(core_organisation_6.name) || '}' AS anon_7
      FROM core_organisation AS core_organisation_6
      WHERE core_organisation_6.valid_from <= :v_today
        AND :v_today < core_organisation_6.valid_to
        AND (+core_organisation_6.path >= +:v_low AND +core_organisation_6.path < +:v_high OR
          core_organisation_6.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
        AND p13.r_sign_due_at IS NOT NULL
        AND core_organisation_6.id = (
        SELECT mediation_transfer_1.organisation_id
        FROM mediation_transfer AS mediation_transfer_1
        WHERE mediation_transfer_1.county_id = p13.r_county_id
          AND mediation_transfer_1.dispute_id = p13.r_id
        ORDER BY mediation_transfer_1.seq DESC
        LIMIT :param_73 OFFSET :param_74
      )
      LIMIT :param_75 OFFSET :param_76
    ), 'null') || '}', ','), '') || ']}' AS anon_6
    FROM (
      SELECT mediation_dispute_5.county_id AS r_county_id, mediation_dispute_5.id AS r_id,
          mediation_dispute_5.division_id AS r_division_id, mediation_dispute_5.placed_on AS
          r_placed_on, mediation_dispute_5.no AS r_no, mediation_dispute_5.sign_due_at AS
          r_sign_due_at
      FROM mediation_dispute AS mediation_dispute_5
      WHERE mediation_dispute_5.county_id = :v_on_mediation
        AND +mediation_dispute_5.path >= +:v_low
        AND +mediation_dispute_5.path < +:v_high
        AND mediation_dispute_5.path >= core_division_version_1.path
        AND mediation_dispute_5.path < (core_division_version_1.path || :path_5)
        AND mediation_dispute_5.sign_due_at < :p15
      ORDER BY mediation_dispute_5.sign_due_at ASC, mediation_dispute_5.id ASC
      LIMIT :p16_1 OFFSET :param_77
    ) AS p13
  )
    || ',"toSign":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_3
      FROM mediation_dispute AS mediation_dispute_6
      WHERE mediation_dispute_6.county_id = :v_on_mediation
        AND +mediation_dispute_6.path >= +:v_low
        AND +mediation_dispute_6.path < +:v_high
        AND mediation_dispute_6.path >= core_division_version_1.path
        AND mediation_dispute_6.path < (core_division_version_1.path || :path_6)
        AND mediation_dispute_6.sign_due_at IS NOT NULL
        AND (
        SELECT core_organisation_7.id
        FROM core_organisation AS core_organisation_7
        WHERE mediation_dispute_6.sign_due_at IS NOT NULL
          AND core_organisation_7.id = (
          SELECT mediation_transfer_2.organisation_id
          FROM mediation_transfer AS mediation_transfer_2
          WHERE mediation_transfer_2.county_id = mediation_dispute_6.county_id
            AND mediation_transfer_2.dispute_id = mediation_dispute_6.id
          ORDER BY mediation_transfer_2.seq DESC
          LIMIT :param_78 OFFSET :param_79
        )
          AND core_organisation_7.valid_from <= :v_today
          AND :v_today < core_organisation_7.valid_to
          AND ((
          SELECT core_division_version_5.path
          FROM core_division_version AS core_division_version_5
          WHERE core_division_version_5.division_id = core_organisation_7.division_id
            AND core_division_version_5.valid_from <= :v_today
            AND :v_today < core_division_version_5.valid_to
        ) >= :v_low AND (
          SELECT core_division_version_5.path
          FROM core_division_version AS core_division_version_5
          WHERE core_division_version_5.division_id = core_organisation_7.division_id
            AND core_division_version_5.valid_from <= :v_today
            AND :v_today < core_division_version_5.valid_to
        ) < :v_high OR core_organisation_7.division_id IN (SELECT value FROM json_each(:v_above)) =
            1)
      ) = :p19
    )) || ',"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p18.r_no) || '}', ','), '')
        || ']}' AS anon_8
    FROM (
      SELECT mediation_dispute_7.id AS r_id, mediation_dispute_7.division_id AS r_division_id,
          mediation_dispute_7.placed_on AS r_placed_on, mediation_dispute_7.no AS r_no,
          mediation_dispute_7.sign_due_at AS r_sign_due_at
      FROM mediation_dispute AS mediation_dispute_7
      WHERE mediation_dispute_7.county_id = :v_on_mediation
        AND +mediation_dispute_7.path >= +:v_low
        AND +mediation_dispute_7.path < +:v_high
        AND mediation_dispute_7.path >= core_division_version_1.path
        AND mediation_dispute_7.path < (core_division_version_1.path || :path_7)
        AND mediation_dispute_7.sign_due_at IS NOT NULL
        AND (
        SELECT core_organisation_8.id
        FROM core_organisation AS core_organisation_8
        WHERE mediation_dispute_7.sign_due_at IS NOT NULL
          AND core_organisation_8.id = (
          SELECT mediation_transfer_3.organisation_id
          FROM mediation_transfer AS mediation_transfer_3
          WHERE mediation_transfer_3.county_id = mediation_dispute_7.county_id
            AND mediation_transfer_3.dispute_id = mediation_dispute_7.id
          ORDER BY mediation_transfer_3.seq DESC
          LIMIT :param_80 OFFSET :param_81
        )
          AND core_organisation_8.valid_from <= :v_today
          AND :v_today < core_organisation_8.valid_to
          AND ((
          SELECT core_division_version_6.path
          FROM core_division_version AS core_division_version_6
          WHERE core_division_version_6.division_id = core_organisation_8.division_id
            AND core_division_version_6.valid_from <= :v_today
            AND :v_today < core_division_version_6.valid_to
        ) >= :v_low AND (
          SELECT core_division_version_6.path
          FROM core_division_version AS core_division_version_6
          WHERE core_division_version_6.division_id = core_organisation_8.division_id
            AND core_division_version_6.valid_from <= :v_today
            AND :v_today < core_division_version_6.valid_to
        ) < :v_high OR core_organisation_8.division_id IN (SELECT value FROM json_each(:v_above)) =
            1)
      ) = :p20
      ORDER BY mediation_dispute_7.sign_due_at ASC NULLS FIRST, mediation_dispute_7.id ASC
      LIMIT :p21_1 OFFSET :param_82
    ) AS p18
  )
    || ',"organisations":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_4
      FROM core_organisation AS core_organisation_9
      WHERE core_organisation_9.valid_from <= :v_today
        AND :v_today < core_organisation_9.valid_to
        AND +core_organisation_9.path >= +:v_low
        AND +core_organisation_9.path < +:v_high
        AND core_organisation_9.path >= core_division_version_1.path
        AND core_organisation_9.path < (core_division_version_1.path || :path_8)
    )) || ',"nodes":[' || coalesce(group_concat('{"name":' || json_quote(p23.r_name) || '}', ','),
        '') || ']}' AS anon_9
    FROM (
      SELECT core_organisation_10.division_id AS r_division_id, core_organisation_10.id AS r_id,
          core_organisation_10.name AS r_name
      FROM core_organisation AS core_organisation_10
      WHERE core_organisation_10.valid_from <= :v_today
        AND :v_today < core_organisation_10.valid_to
        AND +core_organisation_10.path >= +:v_low
        AND +core_organisation_10.path < +:v_high
        AND core_organisation_10.path >= core_division_version_1.path
        AND core_organisation_10.path < (core_division_version_1.path || :path_9)
      ORDER BY core_organisation_10.name ASC, core_organisation_10.id ASC
      LIMIT :p24_1 OFFSET :param_83
    ) AS p23
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_84 OFFSET :param_85
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch

SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"theirs":null,"own":null,"unanswered":null,"toSign":null,"organisations":null,"":1}' ELSE
      '{"theirs":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        AND (
        SELECT core_organisation_1.id
        FROM core_organisation AS core_organisation_1
        WHERE core_organisation_1.id = mediation_dispute_1.handler_id
          AND core_organisation_1.valid_from <= :v_today::DATE
          AND :v_today::DATE < core_organisation_1.valid_to
          AND ((
          SELECT core_division_version_2.path
          FROM core_division_version AS core_division_version_2
          WHERE core_division_version_2.division_id = core_organisation_1.division_id
            AND core_division_version_2.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_2.valid_to
        ) >= :v_low::VARCHAR COLLATE "C" AND (
          SELECT core_division_version_2.path
          FROM core_division_version AS core_division_version_2
          WHERE core_division_version_2.division_id = core_organisation_1.division_id
            AND core_division_version_2.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_2.valid_to
        ) < :v_high::VARCHAR COLLATE "C" OR core_organisation_1.division_id = ANY (
            :v_above::VARCHAR[]))
      ) = :p4::VARCHAR
        AND NOT CASE mediation_dispute_1.status WHEN :param_1::VARCHAR THEN :param_2::VARCHAR WHEN
          :param_3::VARCHAR THEN :param_4::VARCHAR WHEN :param_5::VARCHAR THEN :param_6::VARCHAR
          WHEN :param_7::VARCHAR THEN :param_8::VARCHAR WHEN :param_9::VARCHAR THEN
          :param_10::VARCHAR WHEN :param_11::VARCHAR THEN :param_12::VARCHAR WHEN :param_13::VARCHAR
          THEN :param_14::VARCHAR WHEN :param_15::VARCHAR THEN :param_16::VARCHAR WHEN
          :param_17::VARCHAR THEN :param_18::VARCHAR WHEN :param_19::VARCHAR THEN :param_20::VARCHAR
          WHEN :param_21::VARCHAR THEN :param_22::VARCHAR WHEN :param_23::VARCHAR THEN
          :param_24::VARCHAR WHEN :param_25::VARCHAR THEN :param_26::VARCHAR WHEN :param_27::VARCHAR
          THEN :param_28::VARCHAR WHEN :param_29::VARCHAR THEN :param_30::VARCHAR WHEN
          :param_31::VARCHAR THEN :param_32::VARCHAR ELSE :param_33::VARCHAR END = ANY (
          :p5::VARCHAR[])
    ))::text || ',"nodes":[' || coalesce(string_agg('{"no":' || to_json((p3.r_no)::text)::text
      || ',"handler":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_2.name)::text)::text || '}' AS anon_3
      FROM core_organisation AS core_organisation_2
      WHERE core_organisation_2.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_2.valid_to
        AND ((core_organisation_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX" AND (core_organisation_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX" OR core_organisation_2.division_id = ANY (:v_above::VARCHAR[]))
        AND core_organisation_2.id = p3.r_handler_id
      LIMIT :param_34::INTEGER
    ), 'null') || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
          mediation_dispute_2.placed_on AS r_placed_on, mediation_dispute_2.no AS r_no,
          mediation_dispute_2.handler_id AS r_handler_id
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_2.path >= core_division_version_1.path
        AND mediation_dispute_2.path < (core_division_version_1.path || :path_2::VARCHAR)
        AND (
        SELECT core_organisation_3.id
        FROM core_organisation AS core_organisation_3
        WHERE core_organisation_3.id = mediation_dispute_2.handler_id
          AND core_organisation_3.valid_from <= :v_today::DATE
          AND :v_today::DATE < core_organisation_3.valid_to
          AND ((
          SELECT core_division_version_3.path
          FROM core_division_version AS core_division_version_3
          WHERE core_division_version_3.division_id = core_organisation_3.division_id
            AND core_division_version_3.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_3.valid_to
        ) >= :v_low::VARCHAR COLLATE "C" AND (
          SELECT core_division_version_3.path
          FROM core_division_version AS core_division_version_3
          WHERE core_division_version_3.division_id = core_organisation_3.division_id
            AND core_division_version_3.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_3.valid_to
        ) < :v_high::VARCHAR COLLATE "C" OR core_organisation_3.division_id = ANY (
            :v_above::VARCHAR[]))
      ) = :p6::VARCHAR
        AND NOT CASE mediation_dispute_2.status WHEN :param_35::VARCHAR THEN :param_36::VARCHAR WHEN
          :param_37::VARCHAR THEN :param_38::VARCHAR WHEN :param_39::VARCHAR THEN :param_40::VARCHAR
          WHEN :param_41::VARCHAR THEN :param_42::VARCHAR WHEN :param_43::VARCHAR THEN
          :param_44::VARCHAR WHEN :param_45::VARCHAR THEN :param_46::VARCHAR WHEN :param_47::VARCHAR
          THEN :param_48::VARCHAR WHEN :param_49::VARCHAR THEN :param_50::VARCHAR WHEN
          :param_51::VARCHAR THEN :param_52::VARCHAR WHEN :param_53::VARCHAR THEN :param_54::VARCHAR
          WHEN :param_55::VARCHAR THEN :param_56::VARCHAR WHEN :param_57::VARCHAR THEN
          :param_58::VARCHAR WHEN :param_59::VARCHAR THEN :param_60::VARCHAR WHEN :param_61::VARCHAR
          THEN :param_62::VARCHAR WHEN :param_63::VARCHAR THEN :param_64::VARCHAR WHEN
          :param_65::VARCHAR THEN :param_66::VARCHAR ELSE :param_67::VARCHAR END = ANY (
          :p7::VARCHAR[])
      ORDER BY mediation_dispute_2.id ASC, mediation_dispute_2.id ASC
      LIMIT :p8_1::INTEGER
    ) AS p3
  )
    || ',"own":' || (
    SELECT '{"nodes":[' || coalesce(string_agg('{"no":' || to_json((p10.r_no)::text)::text
      || ',"handler":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_4.name)::text)::text || '}' AS anon_5
      FROM core_organisation AS core_organisation_4
      WHERE core_organisation_4.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_4.valid_to
        AND ((core_organisation_4.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX" AND (core_organisation_4.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX" OR core_organisation_4.division_id = ANY (:v_above::VARCHAR[]))
        AND core_organisation_4.id = p10.r_handler_id
      LIMIT :param_68::INTEGER
    ), 'null') || '}', ','), '') || ']}' AS anon_4
    FROM (
      SELECT mediation_dispute_3.id AS r_id, mediation_dispute_3.division_id AS r_division_id,
          mediation_dispute_3.placed_on AS r_placed_on, mediation_dispute_3.no AS r_no,
          mediation_dispute_3.opened_at AS r_opened_at, mediation_dispute_3.handler_id AS
          r_handler_id
      FROM mediation_dispute AS mediation_dispute_3
      WHERE mediation_dispute_3.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_3.path >= core_division_version_1.path
        AND mediation_dispute_3.path < (core_division_version_1.path || :path_3::VARCHAR)
        AND (
        SELECT core_organisation_5.id
        FROM core_organisation AS core_organisation_5
        WHERE core_organisation_5.id = mediation_dispute_3.handler_id
          AND core_organisation_5.valid_from <= :v_today::DATE
          AND :v_today::DATE < core_organisation_5.valid_to
          AND ((
          SELECT core_division_version_4.path
          FROM core_division_version AS core_division_version_4
          WHERE core_division_version_4.division_id = core_organisation_5.division_id
            AND core_division_version_4.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_4.valid_to
        ) >= :v_low::VARCHAR COLLATE "C" AND (
          SELECT core_division_version_4.path
          FROM core_division_version AS core_division_version_4
          WHERE core_division_version_4.division_id = core_organisation_5.division_id
            AND core_division_version_4.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_4.valid_to
        ) < :v_high::VARCHAR COLLATE "C" OR core_organisation_5.division_id = ANY (
            :v_above::VARCHAR[]))
      ) IS NULL
        AND mediation_dispute_3.closed_at IS NULL
      ORDER BY mediation_dispute_3.opened_at DESC, mediation_dispute_3.id DESC
      LIMIT :p11_1::INTEGER
    ) AS p10
  )
    || ',"unanswered":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_2
      FROM mediation_dispute AS mediation_dispute_4
      WHERE mediation_dispute_4.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_4.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_4.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_4.path >= core_division_version_1.path
        AND mediation_dispute_4.path < (core_division_version_1.path || :path_4::VARCHAR)
        AND mediation_dispute_4.sign_due_at < :p14::TIMESTAMP WITH TIME ZONE
    ))::text || ',"nodes":[' || coalesce(string_agg('{"no":' || to_json((p13.r_no)::text)::text
      || ',"signDueAt":' || coalesce('"' || replace(left((p13.r_sign_due_at)::text, 19), ' ', 'T')
        || 'Z"', 'null')
      || ',"transferredTo":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_6.name)::text)::text || '}' AS anon_7
      FROM core_organisation AS core_organisation_6
      WHERE core_organisation_6.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_6.valid_to
        AND ((core_organisation_6.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX" AND (core_organisation_6.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX" OR core_organisation_6.division_id = ANY (:v_above::VARCHAR[]))
        AND p13.r_sign_due_at IS NOT NULL
        AND core_organisation_6.id = (
        SELECT mediation_transfer_1.organisation_id
        FROM mediation_transfer AS mediation_transfer_1
        WHERE mediation_transfer_1.county_id = p13.r_county_id
          AND mediation_transfer_1.dispute_id = p13.r_id
        ORDER BY mediation_transfer_1.seq DESC
        LIMIT :param_69::INTEGER
      )
      LIMIT :param_70::INTEGER
    ), 'null') || '}', ','), '') || ']}' AS anon_6
    FROM (
      SELECT mediation_dispute_5.county_id AS r_county_id, mediation_dispute_5.id AS r_id,
          mediation_dispute_5.division_id AS r_division_id, mediation_dispute_5.placed_on AS
          r_placed_on, mediation_dispute_5.no AS r_no, mediation_dispute_5.sign_due_at AS
          r_sign_due_at
      FROM mediation_dispute AS mediation_dispute_5
      WHERE mediation_dispute_5.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_5.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_5.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_5.path >= core_division_version_1.path
        AND mediation_dispute_5.path < (core_division_version_1.path || :path_5::VARCHAR)
        AND mediation_dispute_5.sign_due_at < :p15::TIMESTAMP WITH TIME ZONE
      ORDER BY mediation_dispute_5.sign_due_at ASC, mediation_dispute_5.id ASC
      LIMIT :p16_1::INTEGER
    ) AS p13
  )
    || ',"toSign":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_3
      FROM mediation_dispute AS mediation_dispute_6
      WHERE mediation_dispute_6.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_6.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_6.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_6.path >= core_division_version_1.path
        AND mediation_dispute_6.path < (core_division_version_1.path || :path_6::VARCHAR)
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
          LIMIT :param_71::INTEGER
        )
          AND core_organisation_7.valid_from <= :v_today::DATE
          AND :v_today::DATE < core_organisation_7.valid_to
          AND ((
          SELECT core_division_version_5.path
          FROM core_division_version AS core_division_version_5
          WHERE core_division_version_5.division_id = core_organisation_7.division_id
            AND core_division_version_5.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_5.valid_to
        ) >= :v_low::VARCHAR COLLATE "C" AND (
          SELECT core_division_version_5.path
          FROM core_division_version AS core_division_version_5
          WHERE core_division_version_5.division_id = core_organisation_7.division_id
            AND core_division_version_5.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_5.valid_to
        ) < :v_high::VARCHAR COLLATE "C" OR core_organisation_7.division_id = ANY (
            :v_above::VARCHAR[]))
      ) = :p19::VARCHAR
    ))::text || ',"nodes":[' || coalesce(string_agg('{"no":' || to_json((p18.r_no)::text)::text ||
        '}', ','), '') || ']}' AS anon_8
    FROM (
      SELECT mediation_dispute_7.id AS r_id, mediation_dispute_7.division_id AS r_division_id,
          mediation_dispute_7.placed_on AS r_placed_on, mediation_dispute_7.no AS r_no,
          mediation_dispute_7.sign_due_at AS r_sign_due_at
      FROM mediation_dispute AS mediation_dispute_7
      WHERE mediation_dispute_7.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_7.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_7.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_7.path >= core_division_version_1.path
        AND mediation_dispute_7.path < (core_division_version_1.path || :path_7::VARCHAR)
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
          LIMIT :param_72::INTEGER
        )
          AND core_organisation_8.valid_from <= :v_today::DATE
          AND :v_today::DATE < core_organisation_8.valid_to
          AND ((
          SELECT core_division_version_6.path
          FROM core_division_version AS core_division_version_6
          WHERE core_division_version_6.division_id = core_organisation_8.division_id
            AND core_division_version_6.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_6.valid_to
        ) >= :v_low::VARCHAR COLLATE "C" AND (
          SELECT core_division_version_6.path
          FROM core_division_version AS core_division_version_6
          WHERE core_division_version_6.division_id = core_organisation_8.division_id
            AND core_division_version_6.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_6.valid_to
        ) < :v_high::VARCHAR COLLATE "C" OR core_organisation_8.division_id = ANY (
            :v_above::VARCHAR[]))
      ) = :p20::VARCHAR
      ORDER BY mediation_dispute_7.sign_due_at ASC NULLS FIRST, mediation_dispute_7.id ASC
      LIMIT :p21_1::INTEGER
    ) AS p18
  )
    || ',"organisations":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_4
      FROM core_organisation AS core_organisation_9
      WHERE core_organisation_9.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_9.valid_to
        AND (core_organisation_9.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_organisation_9.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_organisation_9.path >= core_division_version_1.path
        AND core_organisation_9.path < (core_division_version_1.path || :path_8::VARCHAR)
    ))::text || ',"nodes":[' || coalesce(string_agg('{"name":' || to_json((p23.r_name)::text)::text
        || '}', ','), '') || ']}' AS anon_9
    FROM (
      SELECT core_organisation_10.division_id AS r_division_id, core_organisation_10.id AS r_id,
          core_organisation_10.name AS r_name
      FROM core_organisation AS core_organisation_10
      WHERE core_organisation_10.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_10.valid_to
        AND (core_organisation_10.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_organisation_10.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_organisation_10.path >= core_division_version_1.path
        AND core_organisation_10.path < (core_division_version_1.path || :path_9::VARCHAR)
      ORDER BY core_organisation_10.name ASC, core_organisation_10.id ASC
      LIMIT :p24_1::INTEGER
    ) AS p23
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_73::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

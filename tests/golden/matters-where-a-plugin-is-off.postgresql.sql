SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"matters":null,"children":null,"":1}' ELSE '{"matters":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM (
        SELECT grid_event_1.county_id AS r_county_id, grid_event_1.id AS r_id,
            grid_event_1.division_id AS r_division_id, grid_event_1.path AS r_path,
            grid_event_1.placed_on AS r_placed_on, 'GridEvent' AS r_kind, grid_event_1.no AS r_no,
            CASE grid_event_1.status WHEN :param_1::VARCHAR THEN :param_2::VARCHAR WHEN
            :param_3::VARCHAR THEN :param_4::VARCHAR WHEN :param_5::VARCHAR THEN :param_6::VARCHAR
            WHEN :param_7::VARCHAR THEN :param_8::VARCHAR WHEN :param_9::VARCHAR THEN
            :param_10::VARCHAR WHEN :param_11::VARCHAR THEN :param_12::VARCHAR WHEN
            :param_13::VARCHAR THEN :param_14::VARCHAR WHEN :param_15::VARCHAR THEN
            :param_16::VARCHAR WHEN :param_17::VARCHAR THEN :param_18::VARCHAR WHEN
            :param_19::VARCHAR THEN :param_20::VARCHAR WHEN :param_21::VARCHAR THEN
            :param_22::VARCHAR ELSE :param_23::VARCHAR END AS r_phase, grid_event_1.opened_at AS
            r_opened_at, grid_event_1.due_at AS r_due_at, grid_event_1.closed_at AS r_closed_at,
            grid_event_1.updated_at AS r_updated_at
        FROM grid_event AS grid_event_1
        WHERE grid_event_1.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_event_1.path >= :v_low::VARCHAR COLLATE "C"
          AND grid_event_1.path < :v_high::VARCHAR COLLATE "C"
        UNION ALL SELECT mechanism_order_1.county_id AS r_county_id, mechanism_order_1.id AS r_id,
            mechanism_order_1.division_id AS r_division_id, mechanism_order_1.path AS r_path,
            mechanism_order_1.placed_on AS r_placed_on, 'Order' AS r_kind, mechanism_order_1.no AS
            r_no, CASE mechanism_order_1.status WHEN :param_24::VARCHAR THEN :param_25::VARCHAR WHEN
            :param_26::VARCHAR THEN :param_27::VARCHAR WHEN :param_28::VARCHAR THEN
            :param_29::VARCHAR WHEN :param_30::VARCHAR THEN :param_31::VARCHAR WHEN
            :param_32::VARCHAR THEN :param_33::VARCHAR WHEN :param_34::VARCHAR THEN
            :param_35::VARCHAR WHEN :param_36::VARCHAR THEN :param_37::VARCHAR WHEN
            :param_38::VARCHAR THEN :param_39::VARCHAR WHEN :param_40::VARCHAR THEN
            :param_41::VARCHAR WHEN :param_42::VARCHAR THEN :param_43::VARCHAR WHEN
            :param_44::VARCHAR THEN :param_45::VARCHAR ELSE :param_46::VARCHAR END AS r_phase,
            mechanism_order_1.opened_at AS r_opened_at, mechanism_order_1.due_at AS r_due_at,
            mechanism_order_1.closed_at AS r_closed_at, mechanism_order_1.updated_at AS r_updated_at
        FROM mechanism_order AS mechanism_order_1
        WHERE mechanism_order_1.county_id = ANY (:v_on_mechanism::VARCHAR[])
          AND mechanism_order_1.path >= :v_low::VARCHAR COLLATE "C"
          AND mechanism_order_1.path < :v_high::VARCHAR COLLATE "C"
        UNION ALL SELECT mediation_dispute_1.county_id AS r_county_id, mediation_dispute_1.id AS
            r_id, mediation_dispute_1.division_id AS r_division_id, mediation_dispute_1.path AS
            r_path, mediation_dispute_1.placed_on AS r_placed_on, 'Dispute' AS r_kind,
            mediation_dispute_1.no AS r_no, CASE mediation_dispute_1.status WHEN :param_47::VARCHAR
            THEN :param_48::VARCHAR WHEN :param_49::VARCHAR THEN :param_50::VARCHAR WHEN
            :param_51::VARCHAR THEN :param_52::VARCHAR WHEN :param_53::VARCHAR THEN
            :param_54::VARCHAR WHEN :param_55::VARCHAR THEN :param_56::VARCHAR WHEN
            :param_57::VARCHAR THEN :param_58::VARCHAR WHEN :param_59::VARCHAR THEN
            :param_60::VARCHAR WHEN :param_61::VARCHAR THEN :param_62::VARCHAR WHEN
            :param_63::VARCHAR THEN :param_64::VARCHAR WHEN :param_65::VARCHAR THEN
            :param_66::VARCHAR WHEN :param_67::VARCHAR THEN :param_68::VARCHAR WHEN
            :param_69::VARCHAR THEN :param_70::VARCHAR WHEN :param_71::VARCHAR THEN
            :param_72::VARCHAR WHEN :param_73::VARCHAR THEN :param_74::VARCHAR WHEN
            :param_75::VARCHAR THEN :param_76::VARCHAR WHEN :param_77::VARCHAR THEN
            :param_78::VARCHAR ELSE :param_79::VARCHAR END AS r_phase, mediation_dispute_1.opened_at
            AS r_opened_at, mediation_dispute_1.due_at AS r_due_at, mediation_dispute_1.closed_at AS
            r_closed_at, mediation_dispute_1.updated_at AS r_updated_at
        FROM mediation_dispute AS mediation_dispute_1
        WHERE mediation_dispute_1.county_id = ANY (:v_on_mediation::VARCHAR[])
          AND mediation_dispute_1.path >= :v_low::VARCHAR COLLATE "C"
          AND mediation_dispute_1.path < :v_high::VARCHAR COLLATE "C"
        UNION ALL SELECT services_assistance_case_1.county_id AS r_county_id,
            services_assistance_case_1.id AS r_id, services_assistance_case_1.division_id AS
            r_division_id, services_assistance_case_1.path AS r_path,
            services_assistance_case_1.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
            services_assistance_case_1.no AS r_no, CASE services_assistance_case_1.status WHEN
            :param_80::VARCHAR THEN :param_81::VARCHAR WHEN :param_82::VARCHAR THEN
            :param_83::VARCHAR WHEN :param_84::VARCHAR THEN :param_85::VARCHAR WHEN
            :param_86::VARCHAR THEN :param_87::VARCHAR WHEN :param_88::VARCHAR THEN
            :param_89::VARCHAR WHEN :param_90::VARCHAR THEN :param_91::VARCHAR WHEN
            :param_92::VARCHAR THEN :param_93::VARCHAR ELSE :param_94::VARCHAR END AS r_phase,
            services_assistance_case_1.opened_at AS r_opened_at, services_assistance_case_1.due_at
            AS r_due_at, services_assistance_case_1.closed_at AS r_closed_at,
            services_assistance_case_1.updated_at AS r_updated_at
        FROM services_assistance_case AS services_assistance_case_1
        WHERE false
      ) AS anon_3
      WHERE anon_3.r_path >= core_division_version_1.path
        AND anon_3.r_path < (core_division_version_1.path || :path_1::VARCHAR)
    ))::text || ',"edges":[' || coalesce(string_agg('{"node":' || CASE p3.r_kind WHEN
        :param_95::VARCHAR THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","no":' || to_json((grid_event_2.no)::text)
          ::text
        || ',"becameDispute":' || coalesce((
        SELECT '{"no":' || to_json((mediation_dispute_2.no)::text)::text || '}' AS anon_5
        FROM mediation_dispute AS mediation_dispute_2
        WHERE mediation_dispute_2.county_id = ANY (:v_on_mediation::VARCHAR[])
          AND (mediation_dispute_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND (mediation_dispute_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND mediation_dispute_2.county_id = grid_event_2.county_id
          AND mediation_dispute_2.id = grid_event_2.became_dispute_id
        LIMIT :param_96::INTEGER
      ), 'null') || '}' AS anon_4
      FROM grid_event AS grid_event_2
      WHERE grid_event_2.county_id = ANY (:v_on_grid::VARCHAR[])
        AND (grid_event_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
        AND (grid_event_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
        AND grid_event_2.county_id = p3.r_county_id
        AND grid_event_2.id = p3.r_id
    ) WHEN :param_97::VARCHAR THEN (
      SELECT '{"":"Order","__typename":"Order","no":' || to_json((mechanism_order_2.no)::text)
          ::text || '}' AS anon_6
      FROM mechanism_order AS mechanism_order_2
      WHERE mechanism_order_2.county_id = ANY (:v_on_mechanism::VARCHAR[])
        AND (mechanism_order_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mechanism_order_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mechanism_order_2.county_id = p3.r_county_id
        AND mechanism_order_2.id = p3.r_id
    ) WHEN :param_98::VARCHAR THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","no":' || to_json((mediation_dispute_3.no)::text)
          ::text || '}' AS anon_7
      FROM mediation_dispute AS mediation_dispute_3
      WHERE mediation_dispute_3.county_id = ANY (:v_on_mediation::VARCHAR[])
        AND (mediation_dispute_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_3.county_id = p3.r_county_id
        AND mediation_dispute_3.id = p3.r_id
    ) ELSE 'null' END || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT anon_8.r_county_id AS r_county_id, anon_8.r_id AS r_id, anon_8.r_division_id AS
          r_division_id, anon_8.r_placed_on AS r_placed_on, anon_8.r_kind AS r_kind, anon_8.r_no AS
          r_no
      FROM (
        SELECT anon_9.r_county_id AS r_county_id, anon_9.r_id AS r_id, anon_9.r_division_id AS
            r_division_id, anon_9.r_placed_on AS r_placed_on, anon_9.r_kind AS r_kind, anon_9.r_no
            AS r_no
        FROM (
          SELECT grid_event_3.county_id AS r_county_id, grid_event_3.id AS r_id,
              grid_event_3.division_id AS r_division_id, grid_event_3.placed_on AS r_placed_on,
              'GridEvent' AS r_kind, grid_event_3.no AS r_no
          FROM grid_event AS grid_event_3
          WHERE grid_event_3.county_id = ANY (:v_on_grid::VARCHAR[])
            AND (grid_event_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
            AND (grid_event_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
            AND grid_event_3.path >= core_division_version_1.path
            AND grid_event_3.path < (core_division_version_1.path || :path_2::VARCHAR)
          ORDER BY grid_event_3.no DESC, grid_event_3.id DESC
          LIMIT :p4_1::INTEGER
        ) AS anon_9
        UNION ALL SELECT anon_10.r_county_id AS r_county_id, anon_10.r_id AS r_id,
            anon_10.r_division_id AS r_division_id, anon_10.r_placed_on AS r_placed_on,
            anon_10.r_kind AS r_kind, anon_10.r_no AS r_no
        FROM (
          SELECT mechanism_order_3.county_id AS r_county_id, mechanism_order_3.id AS r_id,
              mechanism_order_3.division_id AS r_division_id, mechanism_order_3.placed_on AS
              r_placed_on, 'Order' AS r_kind, mechanism_order_3.no AS r_no
          FROM mechanism_order AS mechanism_order_3
          WHERE mechanism_order_3.county_id = ANY (:v_on_mechanism::VARCHAR[])
            AND (mechanism_order_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
              "POSIX"
            AND (mechanism_order_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
              "POSIX"
            AND mechanism_order_3.path >= core_division_version_1.path
            AND mechanism_order_3.path < (core_division_version_1.path || :path_3::VARCHAR)
          ORDER BY mechanism_order_3.no DESC, mechanism_order_3.id DESC
          LIMIT :p5_1::INTEGER
        ) AS anon_10
        UNION ALL SELECT anon_11.r_county_id AS r_county_id, anon_11.r_id AS r_id,
            anon_11.r_division_id AS r_division_id, anon_11.r_placed_on AS r_placed_on,
            anon_11.r_kind AS r_kind, anon_11.r_no AS r_no
        FROM (
          SELECT mediation_dispute_4.county_id AS r_county_id, mediation_dispute_4.id AS r_id,
              mediation_dispute_4.division_id AS r_division_id, mediation_dispute_4.placed_on AS
              r_placed_on, 'Dispute' AS r_kind, mediation_dispute_4.no AS r_no
          FROM mediation_dispute AS mediation_dispute_4
          WHERE mediation_dispute_4.county_id = ANY (:v_on_mediation::VARCHAR[])
            AND (mediation_dispute_4.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
              "POSIX"
            AND (mediation_dispute_4.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
              "POSIX"
            AND mediation_dispute_4.path >= core_division_version_1.path
            AND mediation_dispute_4.path < (core_division_version_1.path || :path_4::VARCHAR)
          ORDER BY mediation_dispute_4.no DESC, mediation_dispute_4.id DESC
          LIMIT :p6_1::INTEGER
        ) AS anon_11
        UNION ALL SELECT anon_12.r_county_id AS r_county_id, anon_12.r_id AS r_id,
            anon_12.r_division_id AS r_division_id, anon_12.r_placed_on AS r_placed_on,
            anon_12.r_kind AS r_kind, anon_12.r_no AS r_no
        FROM (
          SELECT services_assistance_case_2.county_id AS r_county_id, services_assistance_case_2.id
              AS r_id, services_assistance_case_2.division_id AS r_division_id,
              services_assistance_case_2.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
              services_assistance_case_2.no AS r_no
          FROM services_assistance_case AS services_assistance_case_2
          WHERE false
          ORDER BY services_assistance_case_2.no DESC, services_assistance_case_2.id DESC
          LIMIT :p7_1::INTEGER
        ) AS anon_12
      ) AS anon_8
      ORDER BY anon_8.r_no DESC, anon_8.r_id DESC
      LIMIT :p8_1::INTEGER
    ) AS p3
  ) || ',"children":[' || array_to_string(ARRAY(
    SELECT '{"name":' || to_json((core_division_version_2.name)::text)::text
      || ',"matters":{"totalCount":' || ((
      SELECT count(*) AS count_2
      FROM (
        SELECT grid_event_4.county_id AS r_county_id, grid_event_4.id AS r_id,
            grid_event_4.division_id AS r_division_id, grid_event_4.path AS r_path,
            grid_event_4.placed_on AS r_placed_on, 'GridEvent' AS r_kind, grid_event_4.no AS r_no,
            CASE grid_event_4.status WHEN :param_99::VARCHAR THEN :param_100::VARCHAR WHEN
            :param_101::VARCHAR THEN :param_102::VARCHAR WHEN :param_103::VARCHAR THEN
            :param_104::VARCHAR WHEN :param_105::VARCHAR THEN :param_106::VARCHAR WHEN
            :param_107::VARCHAR THEN :param_108::VARCHAR WHEN :param_109::VARCHAR THEN
            :param_110::VARCHAR WHEN :param_111::VARCHAR THEN :param_112::VARCHAR WHEN
            :param_113::VARCHAR THEN :param_114::VARCHAR WHEN :param_115::VARCHAR THEN
            :param_116::VARCHAR WHEN :param_117::VARCHAR THEN :param_118::VARCHAR WHEN
            :param_119::VARCHAR THEN :param_120::VARCHAR ELSE :param_121::VARCHAR END AS r_phase,
            grid_event_4.opened_at AS r_opened_at, grid_event_4.due_at AS r_due_at,
            grid_event_4.closed_at AS r_closed_at, grid_event_4.updated_at AS r_updated_at
        FROM grid_event AS grid_event_4
        WHERE grid_event_4.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_event_4.path >= :v_low::VARCHAR COLLATE "C"
          AND grid_event_4.path < :v_high::VARCHAR COLLATE "C"
        UNION ALL SELECT mechanism_order_4.county_id AS r_county_id, mechanism_order_4.id AS r_id,
            mechanism_order_4.division_id AS r_division_id, mechanism_order_4.path AS r_path,
            mechanism_order_4.placed_on AS r_placed_on, 'Order' AS r_kind, mechanism_order_4.no AS
            r_no, CASE mechanism_order_4.status WHEN :param_122::VARCHAR THEN :param_123::VARCHAR
            WHEN :param_124::VARCHAR THEN :param_125::VARCHAR WHEN :param_126::VARCHAR THEN
            :param_127::VARCHAR WHEN :param_128::VARCHAR THEN :param_129::VARCHAR WHEN
            :param_130::VARCHAR THEN :param_131::VARCHAR WHEN :param_132::VARCHAR THEN
            :param_133::VARCHAR WHEN :param_134::VARCHAR THEN :param_135::VARCHAR WHEN
            :param_136::VARCHAR THEN :param_137::VARCHAR WHEN :param_138::VARCHAR THEN
            :param_139::VARCHAR WHEN :param_140::VARCHAR THEN :param_141::VARCHAR WHEN
            :param_142::VARCHAR THEN :param_143::VARCHAR ELSE :param_144::VARCHAR END AS r_phase,
            mechanism_order_4.opened_at AS r_opened_at, mechanism_order_4.due_at AS r_due_at,
            mechanism_order_4.closed_at AS r_closed_at, mechanism_order_4.updated_at AS r_updated_at
        FROM mechanism_order AS mechanism_order_4
        WHERE mechanism_order_4.county_id = ANY (:v_on_mechanism::VARCHAR[])
          AND mechanism_order_4.path >= :v_low::VARCHAR COLLATE "C"
          AND mechanism_order_4.path < :v_high::VARCHAR COLLATE "C"
        UNION ALL SELECT mediation_dispute_5.county_id AS r_county_id, mediation_dispute_5.id AS
            r_id, mediation_dispute_5.division_id AS r_division_id, mediation_dispute_5.path AS
            r_path, mediation_dispute_5.placed_on AS r_placed_on, 'Dispute' AS r_kind,
            mediation_dispute_5.no AS r_no, CASE mediation_dispute_5.status WHEN :param_145::VARCHAR
            THEN :param_146::VARCHAR WHEN :param_147::VARCHAR THEN :param_148::VARCHAR WHEN
            :param_149::VARCHAR THEN :param_150::VARCHAR WHEN :param_151::VARCHAR THEN
            :param_152::VARCHAR WHEN :param_153::VARCHAR THEN :param_154::VARCHAR WHEN
            :param_155::VARCHAR THEN :param_156::VARCHAR WHEN :param_157::VARCHAR THEN
            :param_158::VARCHAR WHEN :param_159::VARCHAR THEN :param_160::VARCHAR WHEN
            :param_161::VARCHAR THEN :param_162::VARCHAR WHEN :param_163::VARCHAR THEN
            :param_164::VARCHAR WHEN :param_165::VARCHAR THEN :param_166::VARCHAR WHEN
            :param_167::VARCHAR THEN :param_168::VARCHAR WHEN :param_169::VARCHAR THEN
            :param_170::VARCHAR WHEN :param_171::VARCHAR THEN :param_172::VARCHAR WHEN
            :param_173::VARCHAR THEN :param_174::VARCHAR WHEN :param_175::VARCHAR THEN
            :param_176::VARCHAR ELSE :param_177::VARCHAR END AS r_phase,
            mediation_dispute_5.opened_at AS r_opened_at, mediation_dispute_5.due_at AS r_due_at,
            mediation_dispute_5.closed_at AS r_closed_at, mediation_dispute_5.updated_at AS
            r_updated_at
        FROM mediation_dispute AS mediation_dispute_5
        WHERE mediation_dispute_5.county_id = ANY (:v_on_mediation::VARCHAR[])
          AND mediation_dispute_5.path >= :v_low::VARCHAR COLLATE "C"
          AND mediation_dispute_5.path < :v_high::VARCHAR COLLATE "C"
        UNION ALL SELECT services_assistance_case_3.county_id AS r_county_id,
            services_assistance_case_3.id AS r_id, services_assistance_case_3.division_id AS
            r_division_id, services_assistance_case_3.path AS r_path,
            services_assistance_case_3.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
            services_assistance_case_3.no AS r_no, CASE services_assistance_case_3.status WHEN
            :param_178::VARCHAR THEN :param_179::VARCHAR WHEN :param_180::VARCHAR THEN
            :param_181::VARCHAR WHEN :param_182::VARCHAR THEN :param_183::VARCHAR WHEN
            :param_184::VARCHAR THEN :param_185::VARCHAR WHEN :param_186::VARCHAR THEN
            :param_187::VARCHAR WHEN :param_188::VARCHAR THEN :param_189::VARCHAR WHEN
            :param_190::VARCHAR THEN :param_191::VARCHAR ELSE :param_192::VARCHAR END AS r_phase,
            services_assistance_case_3.opened_at AS r_opened_at, services_assistance_case_3.due_at
            AS r_due_at, services_assistance_case_3.closed_at AS r_closed_at,
            services_assistance_case_3.updated_at AS r_updated_at
        FROM services_assistance_case AS services_assistance_case_3
        WHERE false
      ) AS anon_13
      WHERE anon_13.r_path >= core_division_version_2.path
        AND anon_13.r_path < (core_division_version_2.path || :path_5::VARCHAR)
        AND anon_13.r_phase = :p11::VARCHAR
    ))::text || '}}' AS o
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_2.valid_to
      AND (core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND core_division_version_2.parent_id = core_division_version_1.division_id
    ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
        core_division_version_2.division_id
  ), ',') || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_193::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"matters":null,"":1}'
      ELSE '{"matters":' || (
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
        WHERE grid_event_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
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
        WHERE mechanism_order_1.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
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
        WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
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
        WHERE services_assistance_case_1.county_id = :v_on_services::VARCHAR COLLATE "C"
          AND services_assistance_case_1.path >= :v_low::VARCHAR COLLATE "C"
          AND services_assistance_case_1.path < :v_high::VARCHAR COLLATE "C"
      ) AS anon_3
      WHERE CASE WHEN (anon_3.r_path >= core_division_version_1.path AND anon_3.r_path < (
          core_division_version_1.path || :path_1::VARCHAR)) THEN true ELSE false END
        AND (anon_3.r_closed_at IS NULL AND anon_3.r_due_at IS NOT NULL AND anon_3.r_due_at <
          :v_now::TIMESTAMP WITH TIME ZONE)
        AND NOT anon_3.r_phase = ANY (:p4::VARCHAR[])
    ))::text || ',"nodes":[' || coalesce(string_agg(CASE p3.r_kind WHEN :param_95::VARCHAR THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","no":' || to_json((grid_event_2.no)::text)
          ::text
        || ',"title":' || to_json((CASE grid_event_2.item WHEN :param_96::VARCHAR THEN
          :param_97::VARCHAR WHEN :param_98::VARCHAR THEN :param_99::VARCHAR WHEN
          :param_100::VARCHAR THEN :param_101::VARCHAR WHEN :param_102::VARCHAR THEN
          :param_103::VARCHAR WHEN :param_104::VARCHAR THEN :param_105::VARCHAR WHEN
          :param_106::VARCHAR THEN :param_107::VARCHAR WHEN :param_108::VARCHAR THEN
          :param_109::VARCHAR WHEN :param_110::VARCHAR THEN :param_111::VARCHAR WHEN
          :param_112::VARCHAR THEN :param_113::VARCHAR WHEN :param_114::VARCHAR THEN
          :param_115::VARCHAR WHEN :param_116::VARCHAR THEN :param_117::VARCHAR WHEN
          :param_118::VARCHAR THEN :param_119::VARCHAR WHEN :param_120::VARCHAR THEN
          :param_121::VARCHAR WHEN :param_122::VARCHAR THEN :param_123::VARCHAR WHEN
          :param_124::VARCHAR THEN :param_125::VARCHAR WHEN :param_126::VARCHAR THEN
          :param_127::VARCHAR WHEN :param_128::VARCHAR THEN :param_129::VARCHAR WHEN
          :param_130::VARCHAR THEN :param_131::VARCHAR WHEN :param_132::VARCHAR THEN
          :param_133::VARCHAR WHEN :param_134::VARCHAR THEN :param_135::VARCHAR WHEN
          :param_136::VARCHAR THEN :param_137::VARCHAR WHEN :param_138::VARCHAR THEN
          :param_139::VARCHAR WHEN :param_140::VARCHAR THEN :param_141::VARCHAR WHEN
          :param_142::VARCHAR THEN :param_143::VARCHAR WHEN :param_144::VARCHAR THEN
          :param_145::VARCHAR WHEN :param_146::VARCHAR THEN :param_147::VARCHAR WHEN
          :param_148::VARCHAR THEN :param_149::VARCHAR ELSE grid_event_2.item END || (
        SELECT core_division_version_2.short_name
        FROM core_division_version AS core_division_version_2
        WHERE core_division_version_2.division_id = grid_event_2.division_id
          AND core_division_version_2.valid_from <= grid_event_2.placed_on
          AND grid_event_2.placed_on < core_division_version_2.valid_to
      ) || grid_event_2.no)::text)::text
        || ',"phase":' || to_json((CASE grid_event_2.status WHEN :param_150::VARCHAR THEN
          :param_151::VARCHAR WHEN :param_152::VARCHAR THEN :param_153::VARCHAR WHEN
          :param_154::VARCHAR THEN :param_155::VARCHAR WHEN :param_156::VARCHAR THEN
          :param_157::VARCHAR WHEN :param_158::VARCHAR THEN :param_159::VARCHAR WHEN
          :param_160::VARCHAR THEN :param_161::VARCHAR WHEN :param_162::VARCHAR THEN
          :param_163::VARCHAR WHEN :param_164::VARCHAR THEN :param_165::VARCHAR WHEN
          :param_166::VARCHAR THEN :param_167::VARCHAR WHEN :param_168::VARCHAR THEN
          :param_169::VARCHAR WHEN :param_170::VARCHAR THEN :param_171::VARCHAR ELSE
          :param_172::VARCHAR END)::text)::text
        || ',"dueAt":' || coalesce('"' || replace(left((grid_event_2.due_at)::text, 19), ' ', 'T')
          || 'Z"', 'null')
        || ',"overdue":' || (grid_event_2.closed_at IS NULL AND grid_event_2.due_at IS NOT NULL AND
          grid_event_2.due_at < :v_now::TIMESTAMP WITH TIME ZONE)::text
        || ',"division":' || coalesce((
        SELECT '{"shortName":' || to_json((core_division_version_3.short_name)::text)::text || '}'
            AS anon_5
        FROM core_division_version AS core_division_version_3
        WHERE core_division_version_3.valid_from <= grid_event_2.placed_on
          AND grid_event_2.placed_on < core_division_version_3.valid_to
          AND (core_division_version_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (core_division_version_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND core_division_version_3.division_id = grid_event_2.division_id
        LIMIT :param_173::INTEGER
      ), 'null') || '}' AS anon_4
      FROM grid_event AS grid_event_2
      WHERE grid_event_2.county_id = :v_on_grid::VARCHAR COLLATE "C"
        AND (grid_event_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
        AND (grid_event_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
        AND grid_event_2.county_id = p3.r_county_id
        AND grid_event_2.id = p3.r_id
    ) WHEN :param_174::VARCHAR THEN (
      SELECT '{"":"Order","__typename":"Order","no":' || to_json((mechanism_order_2.no)::text)
          ::text
        || ',"title":' || to_json((CASE mechanism_order_2.kind WHEN :param_175::VARCHAR THEN
          :param_176::VARCHAR WHEN :param_177::VARCHAR THEN :param_178::VARCHAR WHEN
          :param_179::VARCHAR THEN :param_180::VARCHAR ELSE mechanism_order_2.kind END ||
          :param_181::VARCHAR || (
        SELECT core_division_version_4.short_name
        FROM core_division_version AS core_division_version_4
        WHERE core_division_version_4.division_id = mechanism_order_2.division_id
          AND core_division_version_4.valid_from <= mechanism_order_2.placed_on
          AND mechanism_order_2.placed_on < core_division_version_4.valid_to
      ) || :param_182::VARCHAR || mechanism_order_2.no)::text)::text
        || ',"phase":' || to_json((CASE mechanism_order_2.status WHEN :param_183::VARCHAR THEN
          :param_184::VARCHAR WHEN :param_185::VARCHAR THEN :param_186::VARCHAR WHEN
          :param_187::VARCHAR THEN :param_188::VARCHAR WHEN :param_189::VARCHAR THEN
          :param_190::VARCHAR WHEN :param_191::VARCHAR THEN :param_192::VARCHAR WHEN
          :param_193::VARCHAR THEN :param_194::VARCHAR WHEN :param_195::VARCHAR THEN
          :param_196::VARCHAR WHEN :param_197::VARCHAR THEN :param_198::VARCHAR WHEN
          :param_199::VARCHAR THEN :param_200::VARCHAR WHEN :param_201::VARCHAR THEN
          :param_202::VARCHAR WHEN :param_203::VARCHAR THEN :param_204::VARCHAR ELSE
          :param_205::VARCHAR END)::text)::text
        || ',"dueAt":' || coalesce('"' || replace(left((mechanism_order_2.due_at)::text, 19), ' ',
          'T') || 'Z"', 'null')
        || ',"overdue":' || (mechanism_order_2.closed_at IS NULL AND mechanism_order_2.due_at IS NOT
          NULL AND mechanism_order_2.due_at < :v_now::TIMESTAMP WITH TIME ZONE)::text
        || ',"division":' || coalesce((
        SELECT '{"shortName":' || to_json((core_division_version_5.short_name)::text)::text || '}'
            AS anon_7
        FROM core_division_version AS core_division_version_5
        WHERE core_division_version_5.valid_from <= mechanism_order_2.placed_on
          AND mechanism_order_2.placed_on < core_division_version_5.valid_to
          AND (core_division_version_5.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (core_division_version_5.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND core_division_version_5.division_id = mechanism_order_2.division_id
        LIMIT :param_206::INTEGER
      ), 'null') || '}' AS anon_6
      FROM mechanism_order AS mechanism_order_2
      WHERE mechanism_order_2.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
        AND (mechanism_order_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mechanism_order_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mechanism_order_2.county_id = p3.r_county_id
        AND mechanism_order_2.id = p3.r_id
    ) WHEN :param_207::VARCHAR THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","no":' || to_json((mediation_dispute_2.no)::text)
          ::text
        || ',"title":' || to_json((CASE mediation_dispute_2.category_code WHEN :param_208::VARCHAR
          THEN :param_209::VARCHAR WHEN :param_210::VARCHAR THEN :param_211::VARCHAR WHEN
          :param_212::VARCHAR THEN :param_213::VARCHAR WHEN :param_214::VARCHAR THEN
          :param_215::VARCHAR WHEN :param_216::VARCHAR THEN :param_217::VARCHAR WHEN
          :param_218::VARCHAR THEN :param_219::VARCHAR WHEN :param_220::VARCHAR THEN
          :param_221::VARCHAR WHEN :param_222::VARCHAR THEN :param_223::VARCHAR WHEN
          :param_224::VARCHAR THEN :param_225::VARCHAR WHEN :param_226::VARCHAR THEN
          :param_227::VARCHAR WHEN :param_228::VARCHAR THEN :param_229::VARCHAR WHEN
          :param_230::VARCHAR THEN :param_231::VARCHAR WHEN :param_232::VARCHAR THEN
          :param_233::VARCHAR WHEN :param_234::VARCHAR THEN :param_235::VARCHAR WHEN
          :param_236::VARCHAR THEN :param_237::VARCHAR WHEN :param_238::VARCHAR THEN
          :param_239::VARCHAR WHEN :param_240::VARCHAR THEN :param_241::VARCHAR ELSE
          mediation_dispute_2.category_code END || :param_242::VARCHAR || (
        SELECT core_division_version_6.short_name
        FROM core_division_version AS core_division_version_6
        WHERE core_division_version_6.division_id = mediation_dispute_2.division_id
          AND core_division_version_6.valid_from <= mediation_dispute_2.placed_on
          AND mediation_dispute_2.placed_on < core_division_version_6.valid_to
      ) || :param_243::VARCHAR || mediation_dispute_2.no)::text)::text
        || ',"phase":' || to_json((CASE mediation_dispute_2.status WHEN :param_244::VARCHAR THEN
          :param_245::VARCHAR WHEN :param_246::VARCHAR THEN :param_247::VARCHAR WHEN
          :param_248::VARCHAR THEN :param_249::VARCHAR WHEN :param_250::VARCHAR THEN
          :param_251::VARCHAR WHEN :param_252::VARCHAR THEN :param_253::VARCHAR WHEN
          :param_254::VARCHAR THEN :param_255::VARCHAR WHEN :param_256::VARCHAR THEN
          :param_257::VARCHAR WHEN :param_258::VARCHAR THEN :param_259::VARCHAR WHEN
          :param_260::VARCHAR THEN :param_261::VARCHAR WHEN :param_262::VARCHAR THEN
          :param_263::VARCHAR WHEN :param_264::VARCHAR THEN :param_265::VARCHAR WHEN
          :param_266::VARCHAR THEN :param_267::VARCHAR WHEN :param_268::VARCHAR THEN
          :param_269::VARCHAR WHEN :param_270::VARCHAR THEN :param_271::VARCHAR WHEN
          :param_272::VARCHAR THEN :param_273::VARCHAR WHEN :param_274::VARCHAR THEN
          :param_275::VARCHAR ELSE :param_276::VARCHAR END)::text)::text
        || ',"dueAt":' || coalesce('"' || replace(left((mediation_dispute_2.due_at)::text, 19), ' ',
          'T') || 'Z"', 'null')
        || ',"overdue":' || (mediation_dispute_2.closed_at IS NULL AND mediation_dispute_2.due_at IS
          NOT NULL AND mediation_dispute_2.due_at < :v_now::TIMESTAMP WITH TIME ZONE)::text
        || ',"division":' || coalesce((
        SELECT '{"shortName":' || to_json((core_division_version_7.short_name)::text)::text || '}'
            AS anon_9
        FROM core_division_version AS core_division_version_7
        WHERE core_division_version_7.valid_from <= mediation_dispute_2.placed_on
          AND mediation_dispute_2.placed_on < core_division_version_7.valid_to
          AND (core_division_version_7.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (core_division_version_7.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND core_division_version_7.division_id = mediation_dispute_2.division_id
        LIMIT :param_277::INTEGER
      ), 'null') || '}' AS anon_8
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_2.county_id = p3.r_county_id
        AND mediation_dispute_2.id = p3.r_id
    ) WHEN :param_278::VARCHAR THEN (
      SELECT '{"":"AssistanceCase","__typename":"AssistanceCase","no":' || to_json((
          services_assistance_case_2.no)::text)::text
        || ',"title":' || to_json((:param_279::VARCHAR COLLATE "C" || (
        SELECT core_division_version_8.short_name
        FROM core_division_version AS core_division_version_8
        WHERE core_division_version_8.division_id = services_assistance_case_2.division_id
          AND core_division_version_8.valid_from <= services_assistance_case_2.placed_on
          AND services_assistance_case_2.placed_on < core_division_version_8.valid_to
      ) || :param_280::VARCHAR COLLATE "C" || services_assistance_case_2.no)::text)::text
        || ',"phase":' || to_json((CASE services_assistance_case_2.status WHEN :param_281::VARCHAR
          THEN :param_282::VARCHAR WHEN :param_283::VARCHAR THEN :param_284::VARCHAR WHEN
          :param_285::VARCHAR THEN :param_286::VARCHAR WHEN :param_287::VARCHAR THEN
          :param_288::VARCHAR WHEN :param_289::VARCHAR THEN :param_290::VARCHAR WHEN
          :param_291::VARCHAR THEN :param_292::VARCHAR WHEN :param_293::VARCHAR THEN
          :param_294::VARCHAR ELSE :param_295::VARCHAR END)::text)::text
        || ',"dueAt":' || coalesce('"' || replace(left((services_assistance_case_2.due_at)::text, 19),
          ' ', 'T') || 'Z"', 'null')
        || ',"overdue":' || (services_assistance_case_2.closed_at IS NULL AND
          services_assistance_case_2.due_at IS NOT NULL AND services_assistance_case_2.due_at <
          :v_now::TIMESTAMP WITH TIME ZONE)::text
        || ',"division":' || coalesce((
        SELECT '{"shortName":' || to_json((core_division_version_9.short_name)::text)::text || '}'
            AS anon_11
        FROM core_division_version AS core_division_version_9
        WHERE core_division_version_9.valid_from <= services_assistance_case_2.placed_on
          AND services_assistance_case_2.placed_on < core_division_version_9.valid_to
          AND (core_division_version_9.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (core_division_version_9.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND core_division_version_9.division_id = services_assistance_case_2.division_id
        LIMIT :param_296::INTEGER
      ), 'null') || '}' AS anon_10
      FROM services_assistance_case AS services_assistance_case_2
      WHERE services_assistance_case_2.county_id = :v_on_services::VARCHAR COLLATE "C"
        AND (services_assistance_case_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND (services_assistance_case_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND services_assistance_case_2.county_id = p3.r_county_id
        AND services_assistance_case_2.id = p3.r_id
    ) ELSE 'null' END, ',') FILTER (WHERE p3.rn <= :p5_1::INTEGER), '')
      || '],"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(p3.rn), :coalesce_1::INTEGER) >
        :p6_1::INTEGER) THEN 'true' ELSE 'false' END
      || ',"endCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p7_1::INTEGER) THEN substr(
        CAST(p3.rn + :p3_rn_1::INTEGER AS VARCHAR), :substr_1::INTEGER) || '"' || :p2_tag::VARCHAR
        COLLATE "C" || '.' || encode(convert_to('[' || '"' || replace(left((coalesce(p3.r_due_at,
        :param_297::TIMESTAMP WITH TIME ZONE))::text, 19), ' ', 'T') || 'Z"' || ',' || to_json((
        p3.r_id)::text)::text || ']', 'UTF8'), 'hex') || '"' END), :substr_2::INTEGER), 'null') ||
        '}}' AS anon_2
    FROM (
      SELECT anon_12.r_county_id AS r_county_id, anon_12.r_id AS r_id, anon_12.r_division_id AS
          r_division_id, anon_12.r_placed_on AS r_placed_on, anon_12.r_kind AS r_kind,
          anon_12.r_due_at AS r_due_at, row_number() OVER (ORDER BY anon_12.r_due_at ASC NULLS FIRST,
          anon_12.r_id ASC) AS rn
      FROM (
        SELECT anon_13.r_county_id AS r_county_id, anon_13.r_id AS r_id, anon_13.r_division_id AS
            r_division_id, anon_13.r_placed_on AS r_placed_on, anon_13.r_kind AS r_kind,
            anon_13.r_due_at AS r_due_at
        FROM (
          SELECT anon_14.r_county_id AS r_county_id, anon_14.r_id AS r_id, anon_14.r_division_id AS
              r_division_id, anon_14.r_placed_on AS r_placed_on, anon_14.r_kind AS r_kind,
              anon_14.r_due_at AS r_due_at
          FROM (
            SELECT grid_event_3.county_id AS r_county_id, grid_event_3.id AS r_id,
                grid_event_3.division_id AS r_division_id, grid_event_3.placed_on AS r_placed_on,
                'GridEvent' AS r_kind, grid_event_3.due_at AS r_due_at
            FROM grid_event AS grid_event_3
            WHERE grid_event_3.county_id = :v_on_grid::VARCHAR COLLATE "C"
              AND CASE WHEN (grid_event_3.path >= :v_low::VARCHAR COLLATE "C" AND grid_event_3.path
                < :v_high::VARCHAR COLLATE "C" AND grid_event_3.path >= core_division_version_1.path
                AND grid_event_3.path < (core_division_version_1.path || :path_2::VARCHAR)) THEN
                true ELSE false END
              AND (grid_event_3.closed_at IS NULL AND grid_event_3.due_at IS NOT NULL AND
                grid_event_3.due_at < :v_now::TIMESTAMP WITH TIME ZONE)
              AND NOT CASE grid_event_3.status WHEN :param_298::VARCHAR THEN :param_299::VARCHAR
                WHEN :param_300::VARCHAR THEN :param_301::VARCHAR WHEN :param_302::VARCHAR THEN
                :param_303::VARCHAR WHEN :param_304::VARCHAR THEN :param_305::VARCHAR WHEN
                :param_306::VARCHAR THEN :param_307::VARCHAR WHEN :param_308::VARCHAR THEN
                :param_309::VARCHAR WHEN :param_310::VARCHAR THEN :param_311::VARCHAR WHEN
                :param_312::VARCHAR THEN :param_313::VARCHAR WHEN :param_314::VARCHAR THEN
                :param_315::VARCHAR WHEN :param_316::VARCHAR THEN :param_317::VARCHAR WHEN
                :param_318::VARCHAR THEN :param_319::VARCHAR ELSE :param_320::VARCHAR END = ANY (
                :p8::VARCHAR[])
            ORDER BY grid_event_3.due_at ASC NULLS FIRST, grid_event_3.id ASC
            LIMIT :p9_1::INTEGER
          ) AS anon_14
          UNION ALL SELECT anon_15.r_county_id AS r_county_id, anon_15.r_id AS r_id,
              anon_15.r_division_id AS r_division_id, anon_15.r_placed_on AS r_placed_on,
              anon_15.r_kind AS r_kind, anon_15.r_due_at AS r_due_at
          FROM (
            SELECT mechanism_order_3.county_id AS r_county_id, mechanism_order_3.id AS r_id,
                mechanism_order_3.division_id AS r_division_id, mechanism_order_3.placed_on AS
                r_placed_on, 'Order' AS r_kind, mechanism_order_3.due_at AS r_due_at
            FROM mechanism_order AS mechanism_order_3
            WHERE mechanism_order_3.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
              AND CASE WHEN (mechanism_order_3.path >= :v_low::VARCHAR COLLATE "C" AND
                mechanism_order_3.path < :v_high::VARCHAR COLLATE "C" AND mechanism_order_3.path >=
                core_division_version_1.path AND mechanism_order_3.path < (
                core_division_version_1.path || :path_3::VARCHAR)) THEN true ELSE false END
              AND (mechanism_order_3.closed_at IS NULL AND mechanism_order_3.due_at IS NOT NULL AND
                mechanism_order_3.due_at < :v_now::TIMESTAMP WITH TIME ZONE)
              AND NOT CASE mechanism_order_3.status WHEN :param_321::VARCHAR THEN
                :param_322::VARCHAR WHEN :param_323::VARCHAR THEN :param_324::VARCHAR WHEN
                :param_325::VARCHAR THEN :param_326::VARCHAR WHEN :param_327::VARCHAR THEN
                :param_328::VARCHAR WHEN :param_329::VARCHAR THEN :param_330::VARCHAR WHEN
                :param_331::VARCHAR THEN :param_332::VARCHAR WHEN :param_333::VARCHAR THEN
                :param_334::VARCHAR WHEN :param_335::VARCHAR THEN :param_336::VARCHAR WHEN
                :param_337::VARCHAR THEN :param_338::VARCHAR WHEN :param_339::VARCHAR THEN
                :param_340::VARCHAR WHEN :param_341::VARCHAR THEN :param_342::VARCHAR ELSE
                :param_343::VARCHAR END = ANY (:p10::VARCHAR[])
            ORDER BY mechanism_order_3.due_at ASC NULLS FIRST, mechanism_order_3.id ASC
            LIMIT :p11_1::INTEGER
          ) AS anon_15
          UNION ALL SELECT anon_16.r_county_id AS r_county_id, anon_16.r_id AS r_id,
              anon_16.r_division_id AS r_division_id, anon_16.r_placed_on AS r_placed_on,
              anon_16.r_kind AS r_kind, anon_16.r_due_at AS r_due_at
          FROM (
            SELECT mediation_dispute_3.county_id AS r_county_id, mediation_dispute_3.id AS r_id,
                mediation_dispute_3.division_id AS r_division_id, mediation_dispute_3.placed_on AS
                r_placed_on, 'Dispute' AS r_kind, mediation_dispute_3.due_at AS r_due_at
            FROM mediation_dispute AS mediation_dispute_3
            WHERE mediation_dispute_3.county_id = :v_on_mediation::VARCHAR COLLATE "C"
              AND CASE WHEN (mediation_dispute_3.path >= :v_low::VARCHAR COLLATE "C" AND
                mediation_dispute_3.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_3.path
                >= core_division_version_1.path AND mediation_dispute_3.path < (
                core_division_version_1.path || :path_4::VARCHAR)) THEN true ELSE false END
              AND (mediation_dispute_3.closed_at IS NULL AND mediation_dispute_3.due_at IS NOT NULL
                AND mediation_dispute_3.due_at < :v_now::TIMESTAMP WITH TIME ZONE)
              AND NOT CASE mediation_dispute_3.status WHEN :param_344::VARCHAR THEN
                :param_345::VARCHAR WHEN :param_346::VARCHAR THEN :param_347::VARCHAR WHEN
                :param_348::VARCHAR THEN :param_349::VARCHAR WHEN :param_350::VARCHAR THEN
                :param_351::VARCHAR WHEN :param_352::VARCHAR THEN :param_353::VARCHAR WHEN
                :param_354::VARCHAR THEN :param_355::VARCHAR WHEN :param_356::VARCHAR THEN
                :param_357::VARCHAR WHEN :param_358::VARCHAR THEN :param_359::VARCHAR WHEN
                :param_360::VARCHAR THEN :param_361::VARCHAR WHEN :param_362::VARCHAR THEN
                :param_363::VARCHAR WHEN :param_364::VARCHAR THEN :param_365::VARCHAR WHEN
                :param_366::VARCHAR THEN :param_367::VARCHAR WHEN :param_368::VARCHAR THEN
                :param_369::VARCHAR WHEN :param_370::VARCHAR THEN :param_371::VARCHAR WHEN
                :param_372::VARCHAR THEN :param_373::VARCHAR WHEN :param_374::VARCHAR THEN
                :param_375::VARCHAR ELSE :param_376::VARCHAR END = ANY (:p12::VARCHAR[])
            ORDER BY mediation_dispute_3.due_at ASC NULLS FIRST, mediation_dispute_3.id ASC
            LIMIT :p13_1::INTEGER
          ) AS anon_16
          UNION ALL SELECT anon_17.r_county_id AS r_county_id, anon_17.r_id AS r_id,
              anon_17.r_division_id AS r_division_id, anon_17.r_placed_on AS r_placed_on,
              anon_17.r_kind AS r_kind, anon_17.r_due_at AS r_due_at
          FROM (
            SELECT services_assistance_case_3.county_id AS r_county_id,
                services_assistance_case_3.id AS r_id, services_assistance_case_3.division_id AS
                r_division_id, services_assistance_case_3.placed_on AS r_placed_on, 'AssistanceCase'
                AS r_kind, services_assistance_case_3.due_at AS r_due_at
            FROM services_assistance_case AS services_assistance_case_3
            WHERE services_assistance_case_3.county_id = :v_on_services::VARCHAR COLLATE "C"
              AND CASE WHEN (services_assistance_case_3.path >= :v_low::VARCHAR COLLATE "C" AND
                services_assistance_case_3.path < :v_high::VARCHAR COLLATE "C" AND
                services_assistance_case_3.path >= core_division_version_1.path AND
                services_assistance_case_3.path < (core_division_version_1.path || :path_5::VARCHAR))
                THEN true ELSE false END
              AND (services_assistance_case_3.closed_at IS NULL AND
                services_assistance_case_3.due_at IS NOT NULL AND services_assistance_case_3.due_at
                < :v_now::TIMESTAMP WITH TIME ZONE)
              AND NOT CASE services_assistance_case_3.status WHEN :param_377::VARCHAR THEN
                :param_378::VARCHAR WHEN :param_379::VARCHAR THEN :param_380::VARCHAR WHEN
                :param_381::VARCHAR THEN :param_382::VARCHAR WHEN :param_383::VARCHAR THEN
                :param_384::VARCHAR WHEN :param_385::VARCHAR THEN :param_386::VARCHAR WHEN
                :param_387::VARCHAR THEN :param_388::VARCHAR WHEN :param_389::VARCHAR THEN
                :param_390::VARCHAR ELSE :param_391::VARCHAR END = ANY (:p14::VARCHAR[])
            ORDER BY services_assistance_case_3.due_at ASC NULLS FIRST,
                services_assistance_case_3.id ASC
            LIMIT :p15_1::INTEGER
          ) AS anon_17
        ) AS anon_13
        ORDER BY anon_13.r_due_at ASC NULLS FIRST, anon_13.r_id ASC
        LIMIT :p16_1::INTEGER
      ) AS anon_12
      ORDER BY anon_12.r_due_at ASC NULLS FIRST, anon_12.r_id ASC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_392::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch

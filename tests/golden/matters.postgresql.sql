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
        AND anon_3.r_phase = ANY (:p4::VARCHAR[])
    ))::text
      || ',"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(p3.rn), :coalesce_1::INTEGER) >
        :p5_1::INTEGER) THEN 'true' ELSE 'false' END
      || ',"endCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p6_1::INTEGER) THEN substr(
        CAST(p3.rn + :p3_rn_1::INTEGER AS VARCHAR), :substr_1::INTEGER) || '"' || :p2_tag::VARCHAR
        COLLATE "C" || '.' || encode(convert_to('[' || '"' || replace(left((coalesce(p3.r_due_at,
        :param_95::TIMESTAMP WITH TIME ZONE))::text, 19), ' ', 'T') || 'Z"' || ',' || to_json((
        p3.r_id)::text)::text || ']', 'UTF8'), 'hex') || '"' END), :substr_2::INTEGER), 'null') ||
        '},"nodes":[' || coalesce(string_agg(CASE p3.r_kind WHEN :param_96::VARCHAR THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","id":' || to_json(('grid_event_' ||
          grid_event_2.id)::text)::text
        || ',"no":' || to_json((grid_event_2.no)::text)::text
        || ',"title":' || to_json((CASE grid_event_2.item WHEN :param_97::VARCHAR THEN
          :param_98::VARCHAR WHEN :param_99::VARCHAR THEN :param_100::VARCHAR WHEN
          :param_101::VARCHAR THEN :param_102::VARCHAR WHEN :param_103::VARCHAR THEN
          :param_104::VARCHAR WHEN :param_105::VARCHAR THEN :param_106::VARCHAR WHEN
          :param_107::VARCHAR THEN :param_108::VARCHAR WHEN :param_109::VARCHAR THEN
          :param_110::VARCHAR WHEN :param_111::VARCHAR THEN :param_112::VARCHAR WHEN
          :param_113::VARCHAR THEN :param_114::VARCHAR WHEN :param_115::VARCHAR THEN
          :param_116::VARCHAR WHEN :param_117::VARCHAR THEN :param_118::VARCHAR WHEN
          :param_119::VARCHAR THEN :param_120::VARCHAR WHEN :param_121::VARCHAR THEN
          :param_122::VARCHAR WHEN :param_123::VARCHAR THEN :param_124::VARCHAR WHEN
          :param_125::VARCHAR THEN :param_126::VARCHAR WHEN :param_127::VARCHAR THEN
          :param_128::VARCHAR WHEN :param_129::VARCHAR THEN :param_130::VARCHAR WHEN
          :param_131::VARCHAR THEN :param_132::VARCHAR WHEN :param_133::VARCHAR THEN
          :param_134::VARCHAR WHEN :param_135::VARCHAR THEN :param_136::VARCHAR WHEN
          :param_137::VARCHAR THEN :param_138::VARCHAR WHEN :param_139::VARCHAR THEN
          :param_140::VARCHAR WHEN :param_141::VARCHAR THEN :param_142::VARCHAR WHEN
          :param_143::VARCHAR THEN :param_144::VARCHAR WHEN :param_145::VARCHAR THEN
          :param_146::VARCHAR WHEN :param_147::VARCHAR THEN :param_148::VARCHAR WHEN
          :param_149::VARCHAR THEN :param_150::VARCHAR ELSE grid_event_2.item END || (
        SELECT core_division_version_2.short_name
        FROM core_division_version AS core_division_version_2
        WHERE core_division_version_2.division_id = grid_event_2.division_id
          AND core_division_version_2.valid_from <= grid_event_2.placed_on
          AND grid_event_2.placed_on < core_division_version_2.valid_to
      ) || grid_event_2.no)::text)::text
        || ',"phase":' || to_json((CASE grid_event_2.status WHEN :param_151::VARCHAR THEN
          :param_152::VARCHAR WHEN :param_153::VARCHAR THEN :param_154::VARCHAR WHEN
          :param_155::VARCHAR THEN :param_156::VARCHAR WHEN :param_157::VARCHAR THEN
          :param_158::VARCHAR WHEN :param_159::VARCHAR THEN :param_160::VARCHAR WHEN
          :param_161::VARCHAR THEN :param_162::VARCHAR WHEN :param_163::VARCHAR THEN
          :param_164::VARCHAR WHEN :param_165::VARCHAR THEN :param_166::VARCHAR WHEN
          :param_167::VARCHAR THEN :param_168::VARCHAR WHEN :param_169::VARCHAR THEN
          :param_170::VARCHAR WHEN :param_171::VARCHAR THEN :param_172::VARCHAR ELSE
          :param_173::VARCHAR END)::text)::text
        || ',"dueAt":' || coalesce('"' || replace(left((grid_event_2.due_at)::text, 19), ' ', 'T')
          || 'Z"', 'null')
        || ',"overdue":' || (grid_event_2.closed_at IS NULL AND grid_event_2.due_at IS NOT NULL AND
          grid_event_2.due_at < :v_now::TIMESTAMP WITH TIME ZONE)::text
        || ',"division":' || coalesce((
        SELECT '{"name":' || to_json((core_division_version_3.name)::text)::text || '}' AS anon_5
        FROM core_division_version AS core_division_version_3
        WHERE core_division_version_3.valid_from <= grid_event_2.placed_on
          AND grid_event_2.placed_on < core_division_version_3.valid_to
          AND (core_division_version_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (core_division_version_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND core_division_version_3.division_id = grid_event_2.division_id
        LIMIT :param_174::INTEGER
      ), 'null')
        || ',"orders":{"totalCount":' || ((
        SELECT count(*) AS count_2
        FROM mechanism_order AS mechanism_order_2
        WHERE (mechanism_order_2.county_id) COLLATE "POSIX" = (:v_on_mechanism::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (mechanism_order_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND (mechanism_order_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND mechanism_order_2.county_id = grid_event_2.county_id
          AND mechanism_order_2.subject_id = grid_event_2.id
      ))::text || '}}' AS anon_4
      FROM grid_event AS grid_event_2
      WHERE grid_event_2.county_id = :v_on_grid::VARCHAR COLLATE "C"
        AND (grid_event_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
        AND (grid_event_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
        AND grid_event_2.county_id = p3.r_county_id
        AND grid_event_2.id = p3.r_id
    ) WHEN :param_175::VARCHAR THEN (
      SELECT '{"":"Order","__typename":"Order","id":' || to_json(('order_' || mechanism_order_3.id)
          ::text)::text
        || ',"no":' || to_json((mechanism_order_3.no)::text)::text
        || ',"title":' || to_json((CASE mechanism_order_3.kind WHEN :param_176::VARCHAR THEN
          :param_177::VARCHAR WHEN :param_178::VARCHAR THEN :param_179::VARCHAR WHEN
          :param_180::VARCHAR THEN :param_181::VARCHAR ELSE mechanism_order_3.kind END ||
          :param_182::VARCHAR || (
        SELECT core_division_version_4.short_name
        FROM core_division_version AS core_division_version_4
        WHERE core_division_version_4.division_id = mechanism_order_3.division_id
          AND core_division_version_4.valid_from <= mechanism_order_3.placed_on
          AND mechanism_order_3.placed_on < core_division_version_4.valid_to
      ) || :param_183::VARCHAR || mechanism_order_3.no)::text)::text
        || ',"phase":' || to_json((CASE mechanism_order_3.status WHEN :param_184::VARCHAR THEN
          :param_185::VARCHAR WHEN :param_186::VARCHAR THEN :param_187::VARCHAR WHEN
          :param_188::VARCHAR THEN :param_189::VARCHAR WHEN :param_190::VARCHAR THEN
          :param_191::VARCHAR WHEN :param_192::VARCHAR THEN :param_193::VARCHAR WHEN
          :param_194::VARCHAR THEN :param_195::VARCHAR WHEN :param_196::VARCHAR THEN
          :param_197::VARCHAR WHEN :param_198::VARCHAR THEN :param_199::VARCHAR WHEN
          :param_200::VARCHAR THEN :param_201::VARCHAR WHEN :param_202::VARCHAR THEN
          :param_203::VARCHAR WHEN :param_204::VARCHAR THEN :param_205::VARCHAR ELSE
          :param_206::VARCHAR END)::text)::text
        || ',"dueAt":' || coalesce('"' || replace(left((mechanism_order_3.due_at)::text, 19), ' ',
          'T') || 'Z"', 'null')
        || ',"overdue":' || (mechanism_order_3.closed_at IS NULL AND mechanism_order_3.due_at IS NOT
          NULL AND mechanism_order_3.due_at < :v_now::TIMESTAMP WITH TIME ZONE)::text
        || ',"division":' || coalesce((
        SELECT '{"name":' || to_json((core_division_version_5.name)::text)::text || '}' AS anon_7
        FROM core_division_version AS core_division_version_5
        WHERE core_division_version_5.valid_from <= mechanism_order_3.placed_on
          AND mechanism_order_3.placed_on < core_division_version_5.valid_to
          AND (core_division_version_5.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (core_division_version_5.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND core_division_version_5.division_id = mechanism_order_3.division_id
        LIMIT :param_207::INTEGER
      ), 'null')
        || ',"orders":{"totalCount":' || ((
        SELECT count(*) AS count_3
        FROM mechanism_order AS mechanism_order_4
        WHERE (mechanism_order_4.county_id) COLLATE "POSIX" = (:v_on_mechanism::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (mechanism_order_4.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND (mechanism_order_4.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND mechanism_order_4.county_id = mechanism_order_3.county_id
          AND mechanism_order_4.subject_id = mechanism_order_3.id
      ))::text
        || '},"kind":' || CASE mechanism_order_3.kind WHEN 'DISPATCH' THEN '"DISPATCH"' WHEN
          'WHISTLE' THEN '"WHISTLE"' WHEN 'SUPERVISE' THEN '"SUPERVISE"' ELSE to_json((
          mechanism_order_3.kind)::text)::text END
        || ',"card":' || coalesce(CASE mechanism_order_3.card WHEN 'NORMAL' THEN '"NORMAL"' WHEN
          'YELLOW' THEN '"YELLOW"' WHEN 'RED' THEN '"RED"' ELSE to_json((mechanism_order_3.card)
          ::text)::text END, 'null') || '}' AS anon_6
      FROM mechanism_order AS mechanism_order_3
      WHERE mechanism_order_3.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
        AND (mechanism_order_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mechanism_order_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mechanism_order_3.county_id = p3.r_county_id
        AND mechanism_order_3.id = p3.r_id
    ) WHEN :param_208::VARCHAR THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","id":' || to_json(('dispute_' ||
          mediation_dispute_2.id)::text)::text
        || ',"no":' || to_json((mediation_dispute_2.no)::text)::text
        || ',"title":' || to_json((CASE mediation_dispute_2.category_code WHEN :param_209::VARCHAR
          THEN :param_210::VARCHAR WHEN :param_211::VARCHAR THEN :param_212::VARCHAR WHEN
          :param_213::VARCHAR THEN :param_214::VARCHAR WHEN :param_215::VARCHAR THEN
          :param_216::VARCHAR WHEN :param_217::VARCHAR THEN :param_218::VARCHAR WHEN
          :param_219::VARCHAR THEN :param_220::VARCHAR WHEN :param_221::VARCHAR THEN
          :param_222::VARCHAR WHEN :param_223::VARCHAR THEN :param_224::VARCHAR WHEN
          :param_225::VARCHAR THEN :param_226::VARCHAR WHEN :param_227::VARCHAR THEN
          :param_228::VARCHAR WHEN :param_229::VARCHAR THEN :param_230::VARCHAR WHEN
          :param_231::VARCHAR THEN :param_232::VARCHAR WHEN :param_233::VARCHAR THEN
          :param_234::VARCHAR WHEN :param_235::VARCHAR THEN :param_236::VARCHAR WHEN
          :param_237::VARCHAR THEN :param_238::VARCHAR WHEN :param_239::VARCHAR THEN
          :param_240::VARCHAR WHEN :param_241::VARCHAR THEN :param_242::VARCHAR ELSE
          mediation_dispute_2.category_code END || :param_243::VARCHAR || (
        SELECT core_division_version_6.short_name
        FROM core_division_version AS core_division_version_6
        WHERE core_division_version_6.division_id = mediation_dispute_2.division_id
          AND core_division_version_6.valid_from <= mediation_dispute_2.placed_on
          AND mediation_dispute_2.placed_on < core_division_version_6.valid_to
      ) || :param_244::VARCHAR || mediation_dispute_2.no)::text)::text
        || ',"phase":' || to_json((CASE mediation_dispute_2.status WHEN :param_245::VARCHAR THEN
          :param_246::VARCHAR WHEN :param_247::VARCHAR THEN :param_248::VARCHAR WHEN
          :param_249::VARCHAR THEN :param_250::VARCHAR WHEN :param_251::VARCHAR THEN
          :param_252::VARCHAR WHEN :param_253::VARCHAR THEN :param_254::VARCHAR WHEN
          :param_255::VARCHAR THEN :param_256::VARCHAR WHEN :param_257::VARCHAR THEN
          :param_258::VARCHAR WHEN :param_259::VARCHAR THEN :param_260::VARCHAR WHEN
          :param_261::VARCHAR THEN :param_262::VARCHAR WHEN :param_263::VARCHAR THEN
          :param_264::VARCHAR WHEN :param_265::VARCHAR THEN :param_266::VARCHAR WHEN
          :param_267::VARCHAR THEN :param_268::VARCHAR WHEN :param_269::VARCHAR THEN
          :param_270::VARCHAR WHEN :param_271::VARCHAR THEN :param_272::VARCHAR WHEN
          :param_273::VARCHAR THEN :param_274::VARCHAR WHEN :param_275::VARCHAR THEN
          :param_276::VARCHAR ELSE :param_277::VARCHAR END)::text)::text
        || ',"dueAt":' || coalesce('"' || replace(left((mediation_dispute_2.due_at)::text, 19), ' ',
          'T') || 'Z"', 'null')
        || ',"overdue":' || (mediation_dispute_2.closed_at IS NULL AND mediation_dispute_2.due_at IS
          NOT NULL AND mediation_dispute_2.due_at < :v_now::TIMESTAMP WITH TIME ZONE)::text
        || ',"division":' || coalesce((
        SELECT '{"name":' || to_json((core_division_version_7.name)::text)::text || '}' AS anon_9
        FROM core_division_version AS core_division_version_7
        WHERE core_division_version_7.valid_from <= mediation_dispute_2.placed_on
          AND mediation_dispute_2.placed_on < core_division_version_7.valid_to
          AND (core_division_version_7.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (core_division_version_7.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND core_division_version_7.division_id = mediation_dispute_2.division_id
        LIMIT :param_278::INTEGER
      ), 'null')
        || ',"orders":{"totalCount":' || ((
        SELECT count(*) AS count_4
        FROM mechanism_order AS mechanism_order_5
        WHERE (mechanism_order_5.county_id) COLLATE "POSIX" = (:v_on_mechanism::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (mechanism_order_5.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND (mechanism_order_5.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND mechanism_order_5.county_id = mediation_dispute_2.county_id
          AND mechanism_order_5.subject_id = mediation_dispute_2.id
      ))::text
        || '},"scale":' || CASE mediation_dispute_2.scale WHEN 'V01' THEN '"V01"' WHEN 'V02' THEN
          '"V02"' WHEN 'V03' THEN '"V03"' ELSE to_json((mediation_dispute_2.scale)::text)::text END
          || ',"steps":[' || array_to_string(ARRAY(
        SELECT '{"toStatus":' || to_json((mediation_dispute_step_1.to_status)::text)::text || '}' AS
            o
        FROM mediation_dispute_step AS mediation_dispute_step_1
        WHERE mediation_dispute_step_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
          AND mediation_dispute_step_1.county_id = mediation_dispute_2.county_id
          AND mediation_dispute_step_1.dispute_id = mediation_dispute_2.id
        ORDER BY mediation_dispute_step_1.seq
      ), ',') || ']}' AS anon_8
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_2.county_id = p3.r_county_id
        AND mediation_dispute_2.id = p3.r_id
    ) WHEN :param_279::VARCHAR THEN (
      SELECT '{"":"AssistanceCase","__typename":"AssistanceCase","id":' || to_json((
          'assistance_case_' || services_assistance_case_2.id)::text)::text
        || ',"no":' || to_json((services_assistance_case_2.no)::text)::text
        || ',"title":' || to_json((:param_280::VARCHAR COLLATE "C" || (
        SELECT core_division_version_8.short_name
        FROM core_division_version AS core_division_version_8
        WHERE core_division_version_8.division_id = services_assistance_case_2.division_id
          AND core_division_version_8.valid_from <= services_assistance_case_2.placed_on
          AND services_assistance_case_2.placed_on < core_division_version_8.valid_to
      ) || :param_281::VARCHAR COLLATE "C" || services_assistance_case_2.no)::text)::text
        || ',"phase":' || to_json((CASE services_assistance_case_2.status WHEN :param_282::VARCHAR
          THEN :param_283::VARCHAR WHEN :param_284::VARCHAR THEN :param_285::VARCHAR WHEN
          :param_286::VARCHAR THEN :param_287::VARCHAR WHEN :param_288::VARCHAR THEN
          :param_289::VARCHAR WHEN :param_290::VARCHAR THEN :param_291::VARCHAR WHEN
          :param_292::VARCHAR THEN :param_293::VARCHAR WHEN :param_294::VARCHAR THEN
          :param_295::VARCHAR ELSE :param_296::VARCHAR END)::text)::text
        || ',"dueAt":' || coalesce('"' || replace(left((services_assistance_case_2.due_at)::text, 19),
          ' ', 'T') || 'Z"', 'null')
        || ',"overdue":' || (services_assistance_case_2.closed_at IS NULL AND
          services_assistance_case_2.due_at IS NOT NULL AND services_assistance_case_2.due_at <
          :v_now::TIMESTAMP WITH TIME ZONE)::text
        || ',"division":' || coalesce((
        SELECT '{"name":' || to_json((core_division_version_9.name)::text)::text || '}' AS anon_11
        FROM core_division_version AS core_division_version_9
        WHERE core_division_version_9.valid_from <= services_assistance_case_2.placed_on
          AND services_assistance_case_2.placed_on < core_division_version_9.valid_to
          AND (core_division_version_9.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (core_division_version_9.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND core_division_version_9.division_id = services_assistance_case_2.division_id
        LIMIT :param_297::INTEGER
      ), 'null')
        || ',"orders":{"totalCount":' || ((
        SELECT count(*) AS count_5
        FROM mechanism_order AS mechanism_order_6
        WHERE (mechanism_order_6.county_id) COLLATE "POSIX" = (:v_on_mechanism::VARCHAR COLLATE "C")
            COLLATE "POSIX"
          AND (mechanism_order_6.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND (mechanism_order_6.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND mechanism_order_6.county_id = services_assistance_case_2.county_id
          AND mechanism_order_6.subject_id = services_assistance_case_2.id
      ))::text || '}}' AS anon_10
      FROM services_assistance_case AS services_assistance_case_2
      WHERE services_assistance_case_2.county_id = :v_on_services::VARCHAR COLLATE "C"
        AND (services_assistance_case_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND (services_assistance_case_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND services_assistance_case_2.county_id = p3.r_county_id
        AND services_assistance_case_2.id = p3.r_id
    ) ELSE 'null' END, ',') FILTER (WHERE p3.rn <= :p15_1::INTEGER), '') || ']}' AS anon_2
    FROM (
      SELECT anon_12.r_county_id AS r_county_id, anon_12.r_id AS r_id, anon_12.r_division_id AS
          r_division_id, anon_12.r_placed_on AS r_placed_on, anon_12.r_kind AS r_kind,
          anon_12.r_due_at AS r_due_at, row_number() OVER (ORDER BY anon_12.r_due_at DESC NULLS LAST,
          anon_12.r_id DESC) AS rn
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
              AND CASE grid_event_3.status WHEN :param_298::VARCHAR THEN :param_299::VARCHAR WHEN
                :param_300::VARCHAR THEN :param_301::VARCHAR WHEN :param_302::VARCHAR THEN
                :param_303::VARCHAR WHEN :param_304::VARCHAR THEN :param_305::VARCHAR WHEN
                :param_306::VARCHAR THEN :param_307::VARCHAR WHEN :param_308::VARCHAR THEN
                :param_309::VARCHAR WHEN :param_310::VARCHAR THEN :param_311::VARCHAR WHEN
                :param_312::VARCHAR THEN :param_313::VARCHAR WHEN :param_314::VARCHAR THEN
                :param_315::VARCHAR WHEN :param_316::VARCHAR THEN :param_317::VARCHAR WHEN
                :param_318::VARCHAR THEN :param_319::VARCHAR ELSE :param_320::VARCHAR END = ANY (
                :p16::VARCHAR[])
            ORDER BY grid_event_3.due_at DESC NULLS LAST, grid_event_3.id DESC
            LIMIT :p17_1::INTEGER
          ) AS anon_14
          UNION ALL SELECT anon_15.r_county_id AS r_county_id, anon_15.r_id AS r_id,
              anon_15.r_division_id AS r_division_id, anon_15.r_placed_on AS r_placed_on,
              anon_15.r_kind AS r_kind, anon_15.r_due_at AS r_due_at
          FROM (
            SELECT mechanism_order_7.county_id AS r_county_id, mechanism_order_7.id AS r_id,
                mechanism_order_7.division_id AS r_division_id, mechanism_order_7.placed_on AS
                r_placed_on, 'Order' AS r_kind, mechanism_order_7.due_at AS r_due_at
            FROM mechanism_order AS mechanism_order_7
            WHERE mechanism_order_7.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
              AND CASE WHEN (mechanism_order_7.path >= :v_low::VARCHAR COLLATE "C" AND
                mechanism_order_7.path < :v_high::VARCHAR COLLATE "C" AND mechanism_order_7.path >=
                core_division_version_1.path AND mechanism_order_7.path < (
                core_division_version_1.path || :path_3::VARCHAR)) THEN true ELSE false END
              AND (mechanism_order_7.closed_at IS NULL AND mechanism_order_7.due_at IS NOT NULL AND
                mechanism_order_7.due_at < :v_now::TIMESTAMP WITH TIME ZONE)
              AND CASE mechanism_order_7.status WHEN :param_321::VARCHAR THEN :param_322::VARCHAR
                WHEN :param_323::VARCHAR THEN :param_324::VARCHAR WHEN :param_325::VARCHAR THEN
                :param_326::VARCHAR WHEN :param_327::VARCHAR THEN :param_328::VARCHAR WHEN
                :param_329::VARCHAR THEN :param_330::VARCHAR WHEN :param_331::VARCHAR THEN
                :param_332::VARCHAR WHEN :param_333::VARCHAR THEN :param_334::VARCHAR WHEN
                :param_335::VARCHAR THEN :param_336::VARCHAR WHEN :param_337::VARCHAR THEN
                :param_338::VARCHAR WHEN :param_339::VARCHAR THEN :param_340::VARCHAR WHEN
                :param_341::VARCHAR THEN :param_342::VARCHAR ELSE :param_343::VARCHAR END = ANY (
                :p18::VARCHAR[])
            ORDER BY mechanism_order_7.due_at DESC NULLS LAST, mechanism_order_7.id DESC
            LIMIT :p19_1::INTEGER
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
              AND CASE mediation_dispute_3.status WHEN :param_344::VARCHAR THEN :param_345::VARCHAR
                WHEN :param_346::VARCHAR THEN :param_347::VARCHAR WHEN :param_348::VARCHAR THEN
                :param_349::VARCHAR WHEN :param_350::VARCHAR THEN :param_351::VARCHAR WHEN
                :param_352::VARCHAR THEN :param_353::VARCHAR WHEN :param_354::VARCHAR THEN
                :param_355::VARCHAR WHEN :param_356::VARCHAR THEN :param_357::VARCHAR WHEN
                :param_358::VARCHAR THEN :param_359::VARCHAR WHEN :param_360::VARCHAR THEN
                :param_361::VARCHAR WHEN :param_362::VARCHAR THEN :param_363::VARCHAR WHEN
                :param_364::VARCHAR THEN :param_365::VARCHAR WHEN :param_366::VARCHAR THEN
                :param_367::VARCHAR WHEN :param_368::VARCHAR THEN :param_369::VARCHAR WHEN
                :param_370::VARCHAR THEN :param_371::VARCHAR WHEN :param_372::VARCHAR THEN
                :param_373::VARCHAR WHEN :param_374::VARCHAR THEN :param_375::VARCHAR ELSE
                :param_376::VARCHAR END = ANY (:p20::VARCHAR[])
            ORDER BY mediation_dispute_3.due_at DESC NULLS LAST, mediation_dispute_3.id DESC
            LIMIT :p21_1::INTEGER
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
              AND CASE services_assistance_case_3.status WHEN :param_377::VARCHAR THEN
                :param_378::VARCHAR WHEN :param_379::VARCHAR THEN :param_380::VARCHAR WHEN
                :param_381::VARCHAR THEN :param_382::VARCHAR WHEN :param_383::VARCHAR THEN
                :param_384::VARCHAR WHEN :param_385::VARCHAR THEN :param_386::VARCHAR WHEN
                :param_387::VARCHAR THEN :param_388::VARCHAR WHEN :param_389::VARCHAR THEN
                :param_390::VARCHAR ELSE :param_391::VARCHAR END = ANY (:p22::VARCHAR[])
            ORDER BY services_assistance_case_3.due_at DESC NULLS LAST,
                services_assistance_case_3.id DESC
            LIMIT :p23_1::INTEGER
          ) AS anon_17
        ) AS anon_13
        ORDER BY anon_13.r_due_at DESC NULLS LAST, anon_13.r_id DESC
        LIMIT :p24_1::INTEGER
      ) AS anon_12
      ORDER BY anon_12.r_due_at DESC NULLS LAST, anon_12.r_id DESC
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
